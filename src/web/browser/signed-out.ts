/**
 * `<portico-signed-out>`: stands on the page that follows the end of a session and makes every other tab go there too.
 */
import { openTabs } from './tabs.ts';

export class SignedOutElement extends HTMLElement {
  connectedCallback(): void {
    const tabs = openTabs(() => undefined);
    tabs.tell({ kind: 'ended' });
    tabs.close();
  }
}
