/** Why something received could not be taken in: the codes of quarantine, each with the facts its words need. */
import type { Reason } from '../kernel/reason.ts';
import { reason } from '../kernel/reason.ts';

interface IntakeFacts {
  'file.unreadable': Record<string, never>;
  'file.notJson': { line: number };
  /** The encoding the text seems to be in. */
  'file.notUtf8': { encoding: string };
  'file.notFhir': Record<string, never>;
  'file.tooDeep': { most: number };
  'file.tooLarge': { mostMegabytes: number };
  'file.notYet': { format: string };
  'item.notResource': Record<string, never>;
  'item.noType': Record<string, never>;
  'item.keyTwice': Record<string, never>;
  'item.badCharacter': Record<string, never>;
  'item.badNumber': Record<string, never>;
  /** The address of what the sender wants removed. */
  'item.deletion': { url: string };
  'item.noSubject': { type: string };
  /** Who it says it is about, and why that is nobody we can be sure of. */
  'item.subjectUnknown': { type: string; reference: string };
  'item.subjectElsewhere': { type: string; reference: string };
  'item.manySubjects': { type: string };
  'item.refused': { code: string };
  'patient.missing': { items: number };
  'patient.mergeDoubtful': Record<string, never>;
  'item.ofDoubtful': Record<string, never>;
  /** What contradicts; with the patient id where an id that is known came for somebody else. */
  'patient.doubtful': { fields: string; patient?: string };
}

declare module '../kernel/reason.ts' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the same facts, under the portal's one list
  interface ReasonFacts extends IntakeFacts {}
}

export type IntakeCode = keyof IntakeFacts;

/** Thrown while reading one file or item; the rest goes on. */
export class Unfit extends Error {
  readonly why: Reason;
  constructor(why: Reason) {
    super(why.code);
    this.why = why;
  }
}

export const intakeReason = <Code extends IntakeCode>(code: Code, facts: IntakeFacts[Code]): Reason<Code> =>
  reason(code, facts as Reason<Code>['facts'], ['fixFile', 'sendAgain']);

export const unfit = <Code extends IntakeCode>(code: Code, facts: IntakeFacts[Code]): Unfit => new Unfit(intakeReason(code, facts));
