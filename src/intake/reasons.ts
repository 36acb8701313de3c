/** Why something received could not be taken in: the codes of quarantine, each with the facts its words need. */
import type { Reason } from '../kernel/reason.ts';
import { reason } from '../kernel/reason.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'file.unreadable': Record<string, never>;
    'file.notJson': { line: number };
    'file.notFhir': Record<string, never>;
    'file.tooDeep': { most: number };
    'file.tooLarge': { mostMegabytes: number };
    'file.notYet': { format: string };
    'item.notResource': Record<string, never>;
    'item.noType': Record<string, never>;
    'item.badCharacter': Record<string, never>;
    'item.badNumber': Record<string, never>;
    'item.noSubject': { type: string };
    'item.refused': { code: string };
    'patient.doubtful': { fields: string };
  }
}

type IntakeCode =
  | 'file.unreadable' | 'file.notJson' | 'file.notFhir' | 'file.tooDeep' | 'file.tooLarge' | 'file.notYet'
  | 'item.notResource' | 'item.noType' | 'item.badCharacter' | 'item.badNumber' | 'item.noSubject' | 'item.refused' | 'patient.doubtful';

/** Thrown while reading one file or item; the rest goes on. */
export class Unfit extends Error {
  readonly why: Reason;
  constructor(why: Reason) {
    super(why.code);
    this.why = why;
  }
}

export const unfit = <Code extends IntakeCode>(code: Code, facts: Reason<Code>['facts']): Unfit =>
  new Unfit(reason(code, facts, code === 'patient.doubtful' ? ['callOffice'] : ['fixFile', 'sendAgain']));
