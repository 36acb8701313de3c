/**
 * Health issues as the record states them: what is present, and apart from it what is over or was ruled out. A
 * statement that there are none is kept as one. What was only noted at a visit stands apart from the list that
 * somebody keeps. Pure.
 */
import { codings, conceptText, fields, firstText, hasCode, items, plainTerm, referencedId, text } from './fhir-values.ts';
import type { Fields } from './fhir-values.ts';
import type { Entry } from './summary.ts';

export type ProblemStatus = 'active' | 'recurrence' | 'relapse' | 'remission' | 'inactive' | 'resolved' | 'ruledOut';

export interface Problem {
  readonly id: string;
  readonly title: string | null;
  /** `snomed|…`: for learning more. */
  readonly code: string | null;
  readonly status: ProblemStatus;
  readonly isUnsure: boolean;
  readonly severity?: string;
  /** FHIR dates, or the record's words. */
  readonly since?: string;
  readonly until?: string;
  readonly recorded?: string;
  readonly recorder?: string;
  readonly recorderId?: string;
  readonly bodySites: readonly string[];
  readonly notes: readonly string[];
  /** The clinical name, where it says more than the title. */
  readonly clinicalName?: string;
  readonly refersTo: readonly string[];
  readonly language?: string;
}

export interface Problems {
  readonly active: readonly Problem[];
  readonly past: readonly Problem[];
  /** Somebody wrote down that there are none. */
  readonly noneKnown: boolean;
  /** Noted at visits as present, each once, and not on the list: nobody may have closed them since. */
  readonly atVisits: readonly Problem[];
  readonly all: readonly Problem[];
}

const present: readonly ProblemStatus[] = ['active', 'recurrence', 'relapse'];
const statuses: readonly string[] = [...present, 'remission', 'inactive', 'resolved'];
const noneKnown = ['160245001', 'no-known-problems', '1149222004'];

/** `diagnoses`: conditions of visits, the newest first. */
export function problemsFrom(entries: readonly Entry[], diagnoses: readonly Entry[] = []): Problems {
  const listed = entries.filter((entry) => !hasCode(entry.content.code, ...noneKnown, 'no-problem-info')).map(problemFrom);
  const active = listed.filter((one) => present.includes(one.status));
  const atVisits = notedAtVisits(diagnoses.map(problemFrom), listed);
  return {
    active, atVisits,
    all: [...listed, ...atVisits],
    past: listed.filter((one) => !present.includes(one.status)),
    noneKnown: active.length === 0 && entries.some((entry) => hasCode(entry.content.code, ...noneKnown) && statusOf(entry.content) === 'active'),
  };
}

/** The last note of each, unless the list has it: present, or over since a day that is not before the note. */
function notedAtVisits(diagnoses: readonly Problem[], listed: readonly Problem[]): Problem[] {
  const found: Problem[] = [];
  for (const one of diagnoses.filter(({ status }) => present.includes(status))) {
    const isKnown = [...found, ...listed].some((other) => isSame(one, other) && (present.includes(other.status) || (noted(one) ?? '') <= (other.until ?? '9')));
    if (!isKnown) found.push(one);
  }
  return found;
}

const noted = ({ since, recorded }: Problem): string | undefined => since ?? recorded;

const isSame = (one: Problem, other: Problem): boolean =>
  (one.code !== null && one.code === other.code) || (one.title !== null && other.title !== null && plainTerm(one.title).toLowerCase() === plainTerm(other.title).toLowerCase());

function statusOf(content: Fields): ProblemStatus {
  if (hasCode(content.verificationStatus, 'refuted')) return 'ruledOut';
  const code = codings(content.clinicalStatus)[0]?.code;
  if (code && statuses.includes(code)) return code as ProblemStatus;
  return firstText(content, 'abatementDateTime', 'abatementPeriod.end', 'abatementString') || content.abatementBoolean === true ? 'resolved' : 'active';
}

function problemFrom({ id, title, code, content }: Entry): Problem {
  const severity = conceptText(content.severity);
  const since = firstText(content, 'onsetDateTime', 'onsetPeriod.start', 'onsetString');
  const until = firstText(content, 'abatementDateTime', 'abatementPeriod.end', 'abatementPeriod.start', 'abatementString');
  const recorded = text(content.recordedDate);
  const recorder = text(fields(content.recorder)?.display) ?? text(fields(content.asserter)?.display);
  const recorderId = recorder ? undefined : referencedId(content.recorder);
  const named = plainTerm(title ?? '').toLowerCase();
  const clinicalName = codings(content.code).map(({ display }) => display && plainTerm(display)).find((display) => display && display.toLowerCase() !== named);
  const language = text(content.language);
  return {
    id, title, code, status: statusOf(content),
    isUnsure: hasCode(content.verificationStatus, 'unconfirmed', 'provisional', 'differential'),
    bodySites: items(content.bodySite).map(conceptText).filter((one) => one !== undefined),
    notes: items(content.note).map((note) => text(note.text)).filter((one) => one !== undefined),
    refersTo: recorderId ? [recorderId] : [],
    ...(severity && { severity }), ...(since && { since }), ...(until && { until }), ...(recorded && { recorded }),
    ...(recorder && { recorder }), ...(recorderId && { recorderId }), ...(clinicalName && { clinicalName }), ...(language && { language }),
  };
}
