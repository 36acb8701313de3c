/** The forms with a text for the history: revoke the open code; and the parts of it that others share. What is typed is kept as a draft. */
import type { ReactNode } from 'react';
import { draftName, draftOf } from '../../accounts/drafts.ts';
import type { DraftForm } from '../../accounts/drafts.ts';
import { routes } from '../routes.ts';
import { Button } from '../ui/button.tsx';
import { Panel, Section } from '../ui/card.tsx';
import { Draft } from '../ui/draft.tsx';
import { Form } from '../ui/form.tsx';
import { TextArea } from '../ui/textarea.tsx';
import { deskWords as w } from '../words/desk.ts';
import { frameWords } from '../words/frame.ts';
import type { Entry } from '../words/words.ts';
import type { ScreenPart } from './account-screen.tsx';

/** Characters of a comment. */
export const longestComment = 1_000;

export async function RevokeForm(part: ScreenPart) {
  const { visit, known } = part;
  const { t } = visit;
  const open = known.codes.find((code) => code.state === 'open')!;
  const comment = await commentOf(part, 'revoke');
  return (
    <Section title={t(w.revokeTitle)}>
      <Panel>
        <DraftOf part={part} form="revoke">
          <Form action={routes.revokeCode.to({ id: known.patient.recordId })} hidden={{ csrf: visit.csrf(), code: open.id }}>
            <Comment part={part} form="revoke" label={w.reason} value={comment} />
            <Button kind="danger">{t(w.revoke)}</Button>
          </Form>
        </DraftOf>
      </Panel>
    </Section>
  );
}

/** What was just typed, else the draft that was kept. */
export async function commentOf({ visit, known, errors, typed }: ScreenPart, form: DraftForm): Promise<{ text: string; restored: boolean }> {
  if (typed && errors.some((error) => error.field?.startsWith(`${form}-`))) return { text: typed.get('comment') ?? '', restored: false };
  const draft = await draftOf(visit.scope, draftName(form, known.patient.recordId));
  return { text: draft.comment ?? '', restored: Boolean(draft.comment) };
}

export function Comment({ part: { visit: { t }, errors }, form, label, value, optional }: {
  part: ScreenPart; form: DraftForm; label: Entry; value: { text: string; restored: boolean }; optional?: boolean;
}) {
  return (
    <TextArea name="comment" id={`${form}-comment`} label={t(label)} rows={3} maxLength={longestComment} value={value.text}
      hint={value.restored ? `${t(w.draftBack)} ${t(w.reasonHint)}` : t(w.reasonHint)} optional={optional ? t(frameWords.optional) : undefined}
      error={errors.find((error) => error.field === `${form}-comment`)?.text} errorWord={t(frameWords.error)} />
  );
}

export function DraftOf({ part: { visit: { t }, known }, form, children }: { part: ScreenPart; form: DraftForm; children: ReactNode }) {
  return (
    <Draft url={routes.staffDraft.to({ form: draftName(form, known.patient.recordId) })} words={{ saved: t(w.draftSaved), failed: t(w.draftFailed) }}>
      {children}
    </Draft>
  );
}
