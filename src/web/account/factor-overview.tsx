/**
 * The parts of the page on which somebody sees their second steps: what there is, since when, and where each is
 * changed. Changes nothing itself but forgetting a device, which only makes the account safer.
 */
import type { Factors } from '../../accounts/factors.ts';
import { mailedCodeLife, trustLife, whyNoPasskeys } from '../../accounts/factor-rules.ts';
import type { Passkey } from '../../accounts/passkeys.ts';
import type { TrustedDevice } from '../../accounts/trusted-devices.ts';
import { sayInstant } from '../dates.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/card.tsx';
import { Form } from '../ui/form.tsx';
import { Hidden } from '../ui/hidden.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Tag } from '../ui/tag.tsx';
import { explain } from '../words/reasons.ts';
import { twoStepWords as w } from '../words/two-step.ts';
import { sayDevice } from './device-name.ts';
import { placeOf, zoneOf } from './factor-place.ts';
import type { Self } from './factor-place.ts';

interface Part {
  readonly visit: Self;
  readonly factors: Factors;
}

const days = trustLife / 86_400_000;
const say = (visit: Self, at: Date): string => sayInstant(visit.t.language, at, zoneOf(visit));

export function Ways({ visit, factors }: Part) {
  const { t } = visit;
  const place = placeOf(visit);
  const isStaff = visit.scope.kind === 'staff';
  const { app, mailed } = factors;
  return (
    <Section title={t(w.ways)}>
      <RowList label={t(w.ways)}>
        <Row level={3} title={t(w.app)} note={t(w.appText)} facts={app?.addedAt ? [t(w.added, { at: say(visit, app.addedAt) })] : []}
          end={<Tag>{t(app ? w.on : w.off)}</Tag>}
          controls={(
            <>
              <a href={place.change('app')}>{t(app ? w.replace : w.setUp)} <Hidden>{t(w.app)}</Hidden></a>
              {app && !isStaff ? <a href={place.remove('app')}>{t(w.remove)} <Hidden>{t(w.app)}</Hidden></a> : null}
            </>
          )} />
        {isStaff ? null : (
          <Row level={3} title={t(w.mail)} note={t(w.mailText, { minutes: mailedCodeLife / 60_000 })} end={<Tag>{t(mailed ? w.on : w.off)}</Tag>}
            controls={mailed
              ? <a href={place.remove('mail')}>{t(w.remove)} <Hidden>{t(w.mail)}</Hidden></a>
              : <a href={place.change('mail')}>{t(w.turnOnMail)} <Hidden>{t(w.mail)}</Hidden></a>} />
        )}
      </RowList>
    </Section>
  );
}

export function Passkeys({ visit, factors }: Part) {
  const { t, settings, portal } = visit;
  const place = placeOf(visit);
  const why = whyNoPasskeys(portal.config.publicUrl);
  return (
    <Section title={t(w.passkeys)}>
      <p>{t(visit.scope.kind === 'staff' ? w.passkeysStaffText : w.passkeysText)}</p>
      {factors.passkeys.length > 0 ? (
        <RowList label={t(w.passkeys)}>
          {factors.passkeys.map((passkey) => <PasskeyRow key={passkey.id} visit={visit} passkey={passkey} href={place.remove(passkey.id)} />)}
        </RowList>
      ) : null}
      {why ? <p>{explain(t, settings, why, visit.scope.kind === 'staff' ? 'staff' : 'patient').text}</p> : <p><a href={place.change('passkey')}>{t(w.add)}</a></p>}
    </Section>
  );
}

function PasskeyRow({ visit, passkey: { name, addedAt, lastUsedAt }, href }: { visit: Self; passkey: Passkey; href: string }) {
  const { t } = visit;
  return (
    <Row level={3} title={name} facts={[t(w.added, { at: say(visit, addedAt) }), lastUsedAt ? t(w.usedAt, { at: say(visit, lastUsedAt) }) : t(w.notUsed)]}
      controls={<a href={href}>{t(w.remove)} <Hidden>{name}</Hidden></a>} />
  );
}

export function RecoveryCodes({ visit, factors }: Part) {
  const { t } = visit;
  return (
    <Section title={t(w.codes)}>
      <p>{t(w.codesText)}</p>
      <p><strong>{t(w.codesLeft, { count: factors.recoveryLeft })}</strong></p>
      <p><a href={placeOf(visit).change('codes')}>{t(w.newCodes)}</a></p>
    </Section>
  );
}

export function Devices({ visit, devices }: { visit: Self; devices: readonly TrustedDevice[] }) {
  const { t } = visit;
  return (
    <Section title={t(w.devices)}>
      {devices.length === 0 ? <p>{t(w.noDevices, { days })}</p> : (
        <>
          <p>{t(w.devicesText)}</p>
          <RowList label={t(w.devices)}>
            {devices.map(({ id, device, addedAt, lastUsedAt, expiresAt }) => (
              <Row key={id} level={3} title={sayDevice(t, device)}
                facts={[t(w.since, { at: say(visit, addedAt) }), t(w.usedAt, { at: say(visit, lastUsedAt) }), t(w.until, { at: say(visit, expiresAt) })]}
                controls={(
                  <Form action={placeOf(visit).overview.to({})} inline hidden={{ csrf: visit.csrf(), forget: id }}>
                    <Button kind="quiet">{t(w.forget)} <Hidden>{sayDevice(t, device)}</Hidden></Button>
                  </Form>
                )} />
            ))}
          </RowList>
        </>
      )}
    </Section>
  );
}
