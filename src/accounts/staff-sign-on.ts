/**
 * Single sign-on of staff (S21, W1): the organization's own provider vouches for somebody, and this says which member
 * of staff that is. Nobody is made and no role is given by a provider: a member must be there already, bound to the
 * provider's subject by an administrator, or once by a verified e-mail address. When the provider asked for no second
 * factor, ours is asked. Patients never come this way.
 */
import { asSystem } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import type { Origin } from '../access/audit.ts';
import { later, minutes } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import { ProviderAway, ProviderRefused } from '../kernel/open-id.ts';
import type { Began, Identity } from '../kernel/open-id.ts';
import { NotFound, reason } from '../kernel/reason.ts';
import type { NextStep, Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import { rememberDevice } from './known-devices.ts';
import { openSession } from './sessions.ts';
import { staffCounter } from './staff-sign-in.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'signOn.away': { provider: string };
    'signOn.refused': { provider: string };
    'signOn.expired': { provider: string };
    /** Also for a member whose account is disabled. */
    'signOn.unknown': { provider: string };
  }
}

export type NoSignOn = Reason<'signOn.away'> | Reason<'signOn.refused'> | Reason<'signOn.expired'> | Reason<'signOn.unknown'>;

const steps = {
  'signOn.away': ['tryAgainLater', 'askAdministrator'], 'signOn.refused': ['tryAgain', 'askAdministrator'],
  'signOn.expired': ['tryAgain'], 'signOn.unknown': ['askAdministrator'],
} as const satisfies Record<NoSignOn['code'], readonly NextStep[]>;

export const isNoSignOn = (code: string | null): code is NoSignOn['code'] => code !== null && Object.hasOwn(steps, code);

/** The Reason as the page after it can say it: without the word of the protocol, which stands in the audit trail. */
export const whyNoSignOn = (code: NoSignOn['code'], provider: string): NoSignOn => reason(code, { provider }, steps[code]) as NoSignOn;

/** From the button to the answer of the provider. */
const life = minutes(10);

/** Where the provider asks; and what the cookie of this browser keeps until the answer, sealed. Throws NotFound without a provider. */
export async function beginSignOn(portal: Portal, wayBack: string | undefined): Promise<{ url: URL; cookie: string } | { why: NoSignOn }> {
  const provider = portal.staffProvider ?? notThere();
  try {
    const { url, began } = await provider.begin();
    const kept: Kept = { ...began, wayBack, until: later(portal.clock.now(), life).getTime() };
    return { url, cookie: portal.secrets.seal('sign-on', Buffer.from(JSON.stringify(kept))).toString('base64url') };
  } catch (error) {
    return { why: whyNot(portal, provider.name, error) };
  }
}

interface Kept extends Began {
  readonly wayBack?: string | undefined;
  /** Milliseconds since 1970. */
  readonly until: number;
}

export interface SignOnAnswer {
  readonly answer: URL;
  /** What `beginSignOn` gave this browser. */
  readonly cookie: string | undefined;
  readonly device: string | undefined;
  readonly userAgent: string;
}

/** `device` is missing while our own second factor is still to come: then the session opens nothing but that. */
export type SignOnResult = { token: string; device?: string; wayBack: string | undefined } | { why: NoSignOn };

export async function finishSignOn(portal: Portal, origin: Origin, given: SignOnAnswer): Promise<SignOnResult> {
  const provider = portal.staffProvider ?? notThere();
  const kept = openKept(portal, given.cookie);
  if (!kept) return refuse(portal, origin, whyNoSignOn('signOn.expired', provider.name), 'expired');
  let identity: Identity;
  try {
    identity = await provider.finish(given.answer, kept);
  } catch (error) {
    return refuse(portal, origin, whyNot(portal, provider.name, error), error instanceof ProviderRefused ? error.code : 'away');
  }
  return asSystem(portal, 'sign-on', origin, async (scope) => {
    const member = (await boundMember(scope, identity)) ?? (await bindByEmail(scope, identity));
    if (!member) {
      scope.audit({ action: 'staff.signOn', outcome: 'failure', details: { code: 'unknown' } });
      return { why: whyNoSignOn('signOn.unknown', provider.name) };
    }
    const { wayBack } = kept;
    const session = { staffId: member.id, userAgent: given.userAgent, singleSignOn: true };
    scope.audit({ action: 'staff.signOn', item: member.id, details: { secondFactor: identity.secondFactor ? 'provider' : 'ours' } });
    if (!identity.secondFactor) return { token: await openSession(portal, scope, { kind: 'staff-pending', ...session }), wayBack };
    await scope.tx.run(sql`update staff set last_sign_in_at = ${scope.now} where id = ${member.id}`);
    const device = await rememberDevice(portal.secrets, scope, staffCounter(portal, member.username), given.device);
    return { token: await openSession(portal, scope, { kind: 'staff', ...session }), device, wayBack };
  });
}

interface Member {
  id: string;
  username: string;
}

const boundMember = (scope: SystemScope, { issuer, subject }: Identity): Promise<Member | undefined> =>
  scope.tx.row(sql<Member>`update staff_identity i set last_used_at = ${scope.now} from staff s
    where i.issuer = ${issuer} and i.subject = ${subject} and s.id = i.staff_id and s.disabled_at is null returning s.id, s.username`);

/**
 * Binds once: a member who is bound already is not bound to a second subject of the same provider, and a subject that
 * is bound to somebody (disabled, too) never to somebody else.
 */
async function bindByEmail(scope: SystemScope, { issuer, subject, email }: Identity): Promise<Member | undefined> {
  const member = await scope.tx.row(sql<Member>`
    insert into staff_identity (issuer, subject, staff_id, bound_at, bound_by, bound_email, last_used_at)
      select ${issuer}, ${subject}, s.id, ${scope.now}, 'sign-on', s.email, ${scope.now} from staff s
      where lower(s.email) = lower(${email ?? null}::text) and s.disabled_at is null
    on conflict do nothing returning staff_id as id, (select username from staff where id = staff_id) as username`);
  if (member) scope.audit({ action: 'staff.signOn.bind', item: member.id, details: { by: 'email' } });
  return member;
}

function openKept(portal: Portal, cookie: string | undefined): Kept | undefined {
  if (!cookie) return undefined;
  let kept: Kept;
  try {
    kept = JSON.parse(portal.secrets.open('sign-on', Buffer.from(cookie, 'base64url')).toString()) as Kept;
  } catch {
    return undefined;
  }
  return portal.clock.now().getTime() < kept.until ? kept : undefined;
}

function whyNot(portal: Portal, provider: string, error: unknown): NoSignOn {
  if (error instanceof ProviderRefused) {
    portal.log.warn({ code: error.code }, 'a sign-on was refused');
    return whyNoSignOn('signOn.refused', provider);
  }
  if (!(error instanceof ProviderAway)) throw error;
  portal.log.error({ err: error }, 'the identity provider of staff cannot be used');
  return whyNoSignOn('signOn.away', provider);
}

async function refuse(portal: Portal, origin: Origin, why: NoSignOn, code: string): Promise<{ why: NoSignOn }> {
  await asSystem(portal, 'sign-on', origin, async (scope) => scope.audit({ action: 'staff.signOn', outcome: 'failure', details: { code } }));
  return { why };
}

function notThere(): never {
  throw new NotFound();
}
