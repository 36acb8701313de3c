/** The access codes of a patient as staff see them: state and times, never the code. */
import type { AccessCode } from '../../accounts/access-codes.ts';
import { sayInstant } from '../dates.ts';
import { Section } from '../ui/card.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Tag } from '../ui/tag.tsx';
import { deskWords as w } from '../words/desk.ts';
import type { Speak } from '../words/words.ts';
import type { ScreenPart } from './account-screen.tsx';

export function CodeList({ visit: { t }, known: { codes, patient } }: ScreenPart) {
  const at = (time: Date): string => sayInstant(t.language, time, patient.clinic.zone);
  return (
    <Section title={t(w.codes)}>
      {codes.length === 0 ? <p>{t(w.noCodes)}</p> : (
        <RowList>
          {codes.map((code) => (
            <Row key={code.id} title={t(w.issued, { at: at(code.issuedAt) })}
              facts={[
                t(w.byStaff, { name: code.issuedBy }),
                endOf(t, code, at),
                code.failures > 0 ? t(w.failures, { count: code.failures }) : undefined,
                code.declinedAt && !code.usedAt ? t(w.declined, { at: at(code.declinedAt) }) : undefined,
              ]}
              end={<Tag kind={code.state === 'open' ? 'strong' : undefined}>{stateOf(t, code)}</Tag>} />
          ))}
        </RowList>
      )}
    </Section>
  );
}

function stateOf(t: Speak, code: AccessCode): string {
  if (code.state !== 'revoked') return t(w[code.state]);
  return t(code.revokedBecause === 'replaced' ? w.replaced : code.revokedBecause === 'wrongTries' ? w.wrongTries : w.revoked);
}

function endOf(t: Speak, code: AccessCode, at: (time: Date) => string): string {
  switch (code.state) {
    case 'open': return t(w.expires, { at: at(code.expiresAt) });
    case 'used': return t(w.usedOn, { at: at(code.usedAt!) });
    case 'expired': return t(w.expiredOn, { at: at(code.expiresAt) });
    case 'revoked': return t(w.expiredOn, { at: at(code.revokedAt!) });
  }
}
