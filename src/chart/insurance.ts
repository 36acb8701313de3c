/**
 * Insurance as the record has it: plan, payer, numbers, from when until when, and as whose relative the person is
 * covered. What is over or was cancelled comes apart. Pure; it says nothing of what is paid.
 */
import { referred } from './directory.ts';
import type { Referred } from './directory.ts';
import { codings, conceptText, fields, hasCode, items, lookUp, text } from './fhir-values.ts';
import type { Fields } from './fhir-values.ts';
import { isOver, isToCome, spanOf } from './periods.ts';
import type { Entry } from './summary.ts';

export type CoverageStatus = 'active' | 'toCome' | 'ended' | 'cancelled';
export type Relationship = 'self' | 'spouse' | 'child' | 'parent' | 'common' | 'injured' | 'other';

export interface Insurance {
  readonly id: string;
  /** What it is called: the plan, else what kind of plan. */
  readonly title: string | null;
  readonly status: CoverageStatus;
  readonly payers: readonly Referred[];
  /** No insurer: the person, or somebody of theirs, pays. */
  readonly isSelfPay: boolean;
  readonly memberId?: string;
  /** Where it differs from the member's. */
  readonly subscriberId?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly relationship?: Relationship;
  /** In the record's words, where it is none of those. */
  readonly relationshipWords?: string;
  /** FHIR dates. */
  readonly since?: string;
  readonly until?: string;
  readonly notes: readonly string[];
  readonly language?: string;
}

export interface Insurances {
  readonly current: readonly Insurance[];
  readonly past: readonly Insurance[];
  readonly all: readonly Insurance[];
}

const relationships: Readonly<Record<string, Relationship>> = {
  self: 'self', ONESELF: 'self', spouse: 'spouse', SPS: 'spouse', child: 'child', CHILD: 'child', parent: 'parent', PRN: 'parent', common: 'common', injured: 'injured', other: 'other',
};

export function insurancesFrom(entries: readonly Entry[], now: Date): Insurances {
  // A draft is nobody's insurance yet.
  const all = entries.filter(({ content }) => content.status !== 'draft').map((entry) => insuranceFrom(entry, now));
  const isPast = ({ status }: Insurance): boolean => status === 'ended' || status === 'cancelled';
  return { all, current: all.filter((one) => !isPast(one)), past: all.filter(isPast) };
}

function insuranceFrom({ id, content }: Entry, now: Date): Insurance {
  const span = spanOf(content.period);
  const payors = items(content.payor).map(referred).filter((one) => one !== undefined);
  const isSelfPay = items(content.payor).length > 0 && payors.every(({ type }) => type === 'Patient' || type === 'RelatedPerson');
  const plan = classOf(content, 'plan') ?? classOf(content, 'subplan');
  const kind = wordsOf(content.type);
  const code = codings(content.relationship).map((one) => lookUp(relationships, one.code)).find((one) => one !== undefined);
  const memberId = items(content.identifier).filter((one) => hasCode(one.type, 'MB')).map((one) => text(one.value)).find((one) => one !== undefined);
  const subscriberId = text(content.subscriberId);
  const known = {
    memberId: memberId ?? subscriberId,
    subscriberId: memberId === subscriberId ? undefined : memberId && subscriberId,
    group: groupOf(content),
    kind: kind !== plan ? kind : undefined,
    relationship: code,
    relationshipWords: code ? undefined : conceptText(content.relationship),
    language: text(content.language),
  };
  return {
    id, isSelfPay, ...span,
    title: plan ?? kind ?? null,
    status: content.status === 'cancelled' ? 'cancelled' : isOver(span.until, now) ? 'ended' : isToCome(span.since, now) ? 'toCome' : 'active',
    payers: isSelfPay ? [] : payors,
    notes: [],
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
  };
}

/** The group's name and number, as they stand on the card. */
function groupOf(content: Fields): string | undefined {
  const found = items(content.class).find((one) => hasCode(one.type, 'group'));
  return [...new Set([text(found?.name), text(found?.value)].filter((one) => one !== undefined))].join(', ') || undefined;
}

/** The name of the plan, else what identifies it. */
function classOf(content: Fields, code: string): string | undefined {
  const found = items(content.class).find((one) => hasCode(one.type, code));
  return found && (text(found.name) ?? text(found.value));
}

/** Words only: a code that nobody spelled out is not for reading. */
const wordsOf = (concept: unknown): string | undefined => text(fields(concept)?.text) ?? codings(concept).map(({ display }) => display).find(Boolean);
