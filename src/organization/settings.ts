/**
 * What the organization decides: names, numbers, limits. Each setting is typed and bounded; each change is a row
 * with who and when (W26). Pages, mails and help read the numbers from here and from nowhere else, so that what
 * the portal says and what it does cannot drift apart.
 */
import { sql } from '../kernel/db.ts';
import type { Db, Tx } from '../kernel/db.ts';

interface Kind<T> {
  readonly initial: T;
  /** The value when it is acceptable, else a sentence that says what is. */
  check(value: unknown): { value: T } | { problem: string };
}

const text = (initial: string, longest = 200): Kind<string> => ({
  initial,
  check: (value) =>
    typeof value === 'string' && value.trim().length <= longest && !/[\p{Cc}]/u.test(value)
      ? { value: value.trim() }
      : { problem: `must be a text of at most ${longest} characters on one line` },
});
const whole = (initial: number, least: number, most: number): Kind<number> => ({
  initial,
  check: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? { value }
      : { problem: `must be a whole number from ${least} to ${most}` },
});
const choice = <T extends string>(initial: T, ...others: T[]): Kind<T> => ({
  initial,
  check: (value) =>
    [initial, ...others].includes(value as T) ? { value: value as T } : { problem: `must be one of ${[initial, ...others].join(', ')}` },
});
const yesNo = (initial: boolean): Kind<boolean> => ({
  initial,
  check: (value) => (typeof value === 'boolean' ? { value } : { problem: 'must be true or false' }),
});
/** YYYY-MM-DD, or nothing. */
const day = (): Kind<string> => ({
  initial: '',
  check: (value) =>
    typeof value === 'string' && (value === '' || (/^[12]\d{3}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value)))
      ? { value }
      : { problem: 'must be a day, YYYY-MM-DD, or empty' },
});
const someOf = <T extends string>(initial: readonly T[], possible: readonly T[]): Kind<readonly T[]> => ({
  initial,
  check: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((part) => possible.includes(part as T))
      ? { value: value as T[] }
      : { problem: `must be a list of one or more of ${possible.join(', ')}` },
});

/** A list that always holds its first member, and by default all. */
const withFirst = <First extends string, Rest extends string>(first: First, rest: readonly Rest[]): Kind<readonly (First | Rest)[]> => ({
  initial: [first, ...rest],
  check: (value) =>
    Array.isArray(value) && value.includes(first) && value.every((part) => part === first || rest.includes(part as Rest))
      ? { value: value as (First | Rest)[] }
      : { problem: `must be a list with ${first} and, if wanted, ${rest.join(', ')}` },
});

export const settingKinds = {
  'brand.name': text('Portico', 60),
  'organization.name': text('Your clinic', 100),
  'emergency.number': text('911', 20),
  'crisis.number': text('988', 20),
  'office.phone': text('555-0100', 40),
  'office.hours': text('Monday to Friday, 8 a.m. to 5 p.m.', 120),
  'office.zone': text('America/New_York', 60),
  'support.email': text('support@example.org', 120),
  // Whom mails come from; empty: the address of support.
  'mail.from': text('', 120),
  // Where staff want to hear of tries to get in (E7); empty: nowhere.
  'mail.staff': text('', 120),
  // N8: so many mails refused in a row tell a person that the address is no good.
  'notify.bounceLimit': whole(3, 1, 20),
  'records.address': text('Medical Records, 100 Main Street', 200),
  'session.idleMinutes': whole(15, 2, 30),
  'session.maxHours': whole(12, 1, 24),
  // S21: whether patients may (or must) have a second step. Who has one keeps it, also when it is off.
  'auth.twoStep': choice('optional', 'off', 'required'),
  'enrol.code.ttlDays': whole(90, 1, 365),
  'enrol.code.maxVerifyFailures': whole(5, 1, 20),
  'enrol.verify': someOf(['dob'], ['dob', 'zip', 'phone', 'email', 'mrn'] as const),
  'auth.lockout.maxFailures': whole(5, 3, 20),
  // S4: failed sign-ins from one address, the network around it and one device, over all usernames, before they wait.
  'auth.throttle.addressTries': whole(20, 5, 1_000),
  'auth.throttle.networkTries': whole(200, 20, 10_000),
  'auth.throttle.deviceTries': whole(10, 5, 100),
  // The hours in which such a budget fills up again.
  'auth.throttle.hours': whole(24, 1, 168),
  // The first wait; each further failed try doubles it, up to the longest.
  'auth.throttle.firstWaitSeconds': whole(30, 1, 600),
  'auth.throttle.longestWaitMinutes': whole(60, 1, 1_440),
  // E2: whether somebody without a code may ask for one by the contact form.
  'enrol.selfRequest': choice('ticket', 'off'),
  // how long emergency access to a chart lasts.
  'breakGlass.minutes': whole(60, 5, 480),
  // W21: whether staff may look at the portal as a patient sees it, with the patient's consent.
  'support.viewAsPatient': yesNo(false),
  'support.viewMinutes': whole(15, 5, 60),
  // S5: the proofs for a new password. The mailed link is always one; without the security answer it is the only one.
  'recovery.factors': withFirst('emailCode', ['securityAnswer'] as const),
  // W4: how long a link or code works that staff give to somebody they know.
  'staff.reset.ttlHours': whole(24, 1, 72),
  'minor.ownAccountMinAge': whole(18, 0, 21),
  'results.reviewTargetBd': whole(4, 1, 30),
  // The day the organization went live; results that were final before it follow `results.history`.
  'results.goLive': day(),
  'results.history': choice('released', 'held'),
  // R34: whether notes that clinicians share are shown.
  'notes.enabled': yesNo(false),
  // T11: clauses of the terms that only the organization can write; empty ones are left out.
  'legal.governingLaw': text('', 100),
  'legal.venue': text('', 100),
  'record.problemsTerm': choice('healthIssues', 'problemList'),
} as const;

export type SettingKey = keyof typeof settingKinds;
export type SettingValue<Key extends SettingKey> = (typeof settingKinds)[Key] extends Kind<infer T> ? T : never;
export type Settings = { readonly [Key in SettingKey]: SettingValue<Key> };

export const initialSettings = Object.fromEntries(
  Object.entries(settingKinds).map(([key, kind]) => [key, kind.initial]),
) as Settings;

export interface SettingsReader {
  current(): Promise<Settings>;
}

/** How long a process may go on with what it read last, in milliseconds. */
const freshFor = 2_000;

/** Reads the settings and keeps them for two seconds: a change is live in every process within that time. */
export function openSettings(db: Db): SettingsReader {
  let kept: Settings | undefined;
  let readAt = 0;
  let reading: Promise<Settings> | undefined;
  return {
    async current() {
      if (kept && performance.now() - readAt < freshFor) return kept;
      reading ??= readSettings(db).finally(() => (reading = undefined));
      kept = await reading;
      readAt = performance.now();
      return kept;
    },
  };
}

async function readSettings(db: Db): Promise<Settings> {
  const rows = await db.transaction('portico_system', (tx) =>
    tx.rows(sql<{ key: string; value: unknown }>`select distinct on (key) key, value from setting where clinic_id is null order by key, id desc`),
  );
  const stored = Object.fromEntries(rows.filter((row) => row.key in settingKinds).map((row) => [row.key, row.value]));
  return { ...initialSettings, ...stored } as Settings;
}

export const isSettingKey = (key: string): key is SettingKey => key in settingKinds;

export class BadSetting extends Error {}

/** Stores a new value. Throws BadSetting with a sentence when the value is out of bounds. */
export async function setSetting(db: Db, key: SettingKey, value: unknown, by: string, at: Date): Promise<void> {
  await db.transaction('portico_system', (tx) => storeSetting(tx, key, value, by, at));
}

/** The same inside a transaction of the portal that does more. */
export async function storeSetting(tx: Tx, key: SettingKey, value: unknown, by: string, at: Date): Promise<void> {
  const checked = settingKinds[key].check(value);
  if ('problem' in checked) throw new BadSetting(`${key} ${checked.problem}.`);
  await tx.run(sql`insert into setting (key, value, set_by, set_at) values (${key}, ${JSON.stringify(checked.value)}::jsonb, ${by}, ${at})`);
  tx.withCommit(sql`insert into audit_event (at, actor_kind, actor_name, action, item, outcome)
    values (${at}, 'system', ${by}, 'setting.change', ${key}, 'success')`);
}
