/**
 * A number that is read off or passed on as it stands. It can be selected by hand; the Copy button appears only when
 * the browser script runs and the browser gives a clipboard.
 */
import type { ReactNode } from 'react';
import { Hidden } from './hidden.tsx';
import { Icon } from './icon.tsx';

export interface CopyWords {
  /** "Copy" */
  readonly copy: string;
  /** "Copied" */
  readonly done: string;
}

export type CopyTextProps = {
  text: string;
  /** What it is, spoken after "Copy". */
  about: string;
  words: CopyWords;
};

export function CopyText({ text, about, words }: CopyTextProps) {
  return (
    <CopyRow text={text} done={words.done} button={<>{words.copy}<Hidden> {about}</Hidden></>}>
      <span className="pt-copy__text" translate="no" dir="ltr">{breakable(text)}</span>
    </CopyRow>
  );
}

/** Long numbers may break before their brackets: "(01)…(17)…". */
const breakable = (text: string): ReactNode => text.split(/(?=\()/).map((part, index) => <>{index > 0 ? <wbr /> : null}{part}</>);

export type CopyRowProps = {
  /** What is copied. */
  text: string;
  done: string;
  button: ReactNode;
  outlined?: boolean;
  children?: ReactNode;
};

/** What is shown, the button that copies, and the place that says it is done. */
export function CopyRow({ text, done, button, outlined = false, children }: CopyRowProps) {
  return (
    <portico-copy class="pt-copy" data-text={text} data-done={done}>
      {children}
      <button type="button" className={outlined ? 'usa-button usa-button--outline' : 'usa-button usa-button--unstyled'} hidden>
        <Icon name="copy" />
        {button}
      </button>
      <span role="status" className="pt-copy__done" />
    </portico-copy>
  );
}
