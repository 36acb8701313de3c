/**
 * The recovery codes, shown this once, to print or write down. The answer to the form that made them: its address
 * brings nothing back.
 */
import { Alert } from '../ui/alert.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { CodeSheet } from '../ui/code-sheet.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { changeWords as w } from '../words/two-step.ts';

export function recoverySheet(visit: Pick<Visit, 't' | 'settings' | 'page'>, codes: readonly string[], onward: string, headers = new Headers()): Response {
  const { t, settings } = visit;
  return visit.page({
    title: t(w.sheetTitle),
    action: <PrintButton text={t(w.print)} />,
    headers,
    body: (
      <>
        <div className="pt-screen-only">
          <Alert kind="warning" word={t(frameWords.warning)} title={t(w.sheetOnce)}>{t(w.sheetOnceText)}</Alert>
        </div>
        <p>{t(w.sheetText, { brand: settings['brand.name'] })}</p>
        <CodeSheet codes={codes} label={t(w.sheetTitle)} />
        <p>{t(w.sheetOff)}</p>
        <p className="pt-screen-only"><ButtonLink href={onward}>{t(w.done)}</ButtonLink></p>
      </>
    ),
  });
}
