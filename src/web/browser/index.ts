/**
 * What the browser adds to pages that already work without it: the idle timer, drafts, and small comforts of
 * forms. Everything hangs on attributes that the markup carries. It never builds markup from text and never
 * stores anything of the record.
 */
import { CopyElement } from './copy.ts';
import { DraftElement } from './draft.ts';
import { focusProblem, guardDoubleSubmit, revealPasswords } from './forms.ts';
import { IdleElement } from './idle.ts';
import { closePopovers, printButtons } from './page.ts';
import { SignedOutElement } from './signed-out.ts';

customElements.define('portico-copy', CopyElement);
customElements.define('portico-idle', IdleElement);
customElements.define('portico-draft', DraftElement);
customElements.define('portico-signed-out', SignedOutElement);

focusProblem();
revealPasswords();
guardDoubleSubmit();
printButtons();
closePopovers();
