/**
 * Who looks after a person: the general practitioner whom the record names, and the members of care teams, each once
 * with their roles; who left, and teams that are over, apart. The person themselves is no member of their own team.
 * Names and telephones come from the directory. Pure.
 */
import { referred } from './directory.ts';
import type { Directory, Listed, Referred } from './directory.ts';
import { codings, items, plainTerm, text } from './fhir-values.ts';
import type { Fields } from './fhir-values.ts';
import { isOver, spanOf } from './periods.ts';
import type { Entry } from './summary.ts';

export interface Membership {
  readonly who: Referred | undefined;
  /** Through whom they are reached when they have no telephone of their own. */
  readonly through: readonly Referred[];
  readonly roles: readonly string[];
  readonly isPrimary: boolean;
  readonly isFamily: boolean;
  /** FHIR dates. */
  readonly since?: string;
  readonly until?: string;
  readonly isOver: boolean;
}

export interface Member {
  readonly id: string;
  readonly name?: string;
  readonly phone?: string;
  readonly roles: readonly string[];
  readonly isPrimary: boolean;
  readonly isFamily: boolean;
  readonly since?: string;
  readonly until?: string;
}

export interface CareTeam {
  readonly current: readonly Member[];
  readonly past: readonly Member[];
}

/** SNOMED CT "primary care provider" and HL7's code for the same. */
const primaryCodes = ['453231000124104', 'PCP'];

/** `practitioners`: what Patient.generalPractitioner says. */
export function membershipsFrom(teams: readonly Entry[], practitioners: readonly unknown[], now: Date): Membership[] {
  return [
    ...practitioners.map((one): Membership => ({ who: referred(one), through: [], roles: [], isPrimary: true, isFamily: false, isOver: false })),
    ...teams.filter(({ content }) => content.status !== 'proposed').flatMap(({ content }) => items(content.participant).map((one) => membershipFrom(one, content, now))),
  ].filter(({ who, roles }) => who?.type !== 'Patient' && (who !== undefined || roles.length > 0));
}

function membershipFrom(participant: Fields, team: Fields, now: Date): Membership {
  const [own, whole] = [spanOf(participant.period), spanOf(team.period)];
  const since = own.since ?? whole.since;
  const until = own.until ?? whole.until;
  const who = referred(participant.member);
  const roles = items(participant.role);
  return {
    who,
    through: [participant.onBehalfOf, ...items(team.managingOrganization)].map(referred).filter((one) => one !== undefined),
    roles: [...new Set(roles.map(roleOf).filter((one) => one !== undefined))],
    isPrimary: roles.some((role) => codings(role).some(({ code }) => code !== undefined && primaryCodes.includes(code)) || /primary care|general practi/i.test(roleOf(role) ?? '')),
    isFamily: who?.type === 'RelatedPerson',
    isOver: team.status === 'inactive' || team.status === 'suspended' || isOver(until, now),
    ...(since && { since }), ...(until && { until }),
  };
}

/** In words; a code that nobody spelled out is not for reading. */
function roleOf(role: Fields): string | undefined {
  const words = text(role.text) ?? codings(role).filter(({ system }) => !system?.endsWith('/data-absent-reason')).map(({ display }) => display).find(Boolean);
  return words && plainTerm(words);
}

/** Everybody whom the directory is asked about. */
export const namedIn = (memberships: readonly Membership[]): (Referred | undefined)[] => memberships.flatMap(({ who, through }) => [who, ...through]);

export function careTeamFrom(memberships: readonly Membership[], directory: Directory): CareTeam {
  const current: Member[] = [];
  const past: Member[] = [];
  for (const [index, one] of memberships.entries()) {
    const { who, through, roles, isPrimary, isFamily, since, until } = one;
    const name = directory.nameOf(who);
    if (name === undefined && roles.length === 0) continue;
    const phone = isFamily ? undefined : [who, ...through].map((reference) => directory.find(reference)).find((found): found is Listed => found?.phone !== undefined)?.phone;
    const key = who?.id ?? who?.text ?? `${index}`;
    const known = { ...(name && { name }), ...(phone && { phone }), ...(since && { since }), ...(until && { until }) };
    merge(one.isOver ? past : current, { id: key, roles, isPrimary, isFamily, ...known });
  }
  const isStill = (member: Member): boolean => current.some((other) => isSame(other, member));
  return {
    current: current.sort((one, other) => Number(other.isPrimary) - Number(one.isPrimary) || Number(one.isFamily) - Number(other.isFamily)),
    past: past.filter((member) => !isStill(member)).sort((one, other) => (other.until ?? '').localeCompare(one.until ?? '')),
  };
}

/** The same reference, or the same name: a person is named by themselves in one team and by their role in another. */
const isSame = (one: Member, other: Member): boolean => one.id === other.id || (one.name !== undefined && one.name === other.name);

function merge(members: Member[], member: Member): void {
  const at = members.findIndex((other) => isSame(other, member));
  const before = members[at];
  if (!before) return void members.push(member);
  const since = [before.since, member.since].filter((day) => day !== undefined).sort()[0];
  const until = [before.until, member.until].filter((day) => day !== undefined).sort().at(-1);
  members[at] = {
    ...member, ...before,
    roles: [...before.roles, ...member.roles.filter((role) => !before.roles.some((known) => known.toLowerCase() === role.toLowerCase()))],
    isPrimary: before.isPrimary || member.isPrimary,
    ...(since && { since }), ...(until && { until }),
  };
}
