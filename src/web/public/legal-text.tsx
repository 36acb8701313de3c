/** The text of a legal document with the organization's own facts filled in, wherever it is shown. */
import { outsideHosts } from '../../library/learn-more.ts';
import { documents } from '../../organization/documents.ts';
import type { DocumentName } from '../../organization/documents.ts';
import { sayDate } from '../dates.ts';
import type { Visit } from '../visit.ts';
import { lawClauses, legalWords, privacyText, termsText } from '../words/legal.ts';
import { localeOf } from '../words/words.ts';
import type { Language, Values } from '../words/words.ts';

const texts = { terms: termsText, privacy: privacyText };

export function LegalText({ visit: { t, settings }, name, level = 2 }: { visit: Pick<Visit, 't' | 'settings'>; name: DocumentName; level?: 2 | 3 }) {
  const Heading = `h${level}` as const;
  const { version, since } = documents[name];
  return (
    <div className="pt-legal">
      <p>{t(legalWords.version, { version, since: sayDate(t.language, since) })}</p>
      {texts[name].map(({ title, text }) => (
        <section key={title.en}>
          <Heading>{t(title)}</Heading>
          {text.map((paragraph) => <p key={paragraph.en}>{t(paragraph, legalFacts(settings, t.language))}</p>)}
        </section>
      ))}
      {name === 'terms' ? <Law t={t} settings={settings} /> : null}
    </div>
  );
}

/** The law the organization has named; without a name, no clause. */
function Law({ t, settings }: Pick<Visit, 't' | 'settings'>) {
  const { 'legal.governingLaw': law, 'legal.venue': venue } = settings;
  return (
    <>
      {law ? <p>{t(lawClauses.law, { law })}</p> : null}
      {venue ? <p>{t(lawClauses.venue, { venue })}</p> : null}
    </>
  );
}

/** What the texts are filled in with: from the settings, so that they say what the portal does (T3). */
export const legalFacts = (settings: Visit['settings'], language: Language): Values => ({
  outside: new Intl.ListFormat(localeOf[language]).format(outsideHosts),
  organization: settings['organization.name'], emergency: settings['emergency.number'], phone: settings['office.phone'], hours: settings['office.hours'],
  records: settings['records.address'], days: settings['results.reviewTargetBd'], minorAge: settings['minor.ownAccountMinAge'],
});
