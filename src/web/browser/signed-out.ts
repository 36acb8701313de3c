/**
 * `<portico-signed-out>`: stands on the page that follows signing out and makes every other tab leave the
 * record.
 */
import { openTabs } from './tabs.ts';

export class SignedOutElement extends HTMLElement {
  connectedCallback(): void {
    const tabs = openTabs(() => undefined);
    tabs.tell({ kind: 'signed-out' });
    tabs.close();
  }
}
