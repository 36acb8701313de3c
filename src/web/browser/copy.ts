/**
 * `<portico-copy>`: shows its button where the browser gives a clipboard (never on plain HTTP but localhost), copies
 * what it carries, and says so. Where the browser refuses it selects the text, to be copied by hand.
 */
export class CopyElement extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener('click', () => void this.copy());
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.dataset.text ?? '');
    } catch {
      const text = this.querySelector('.pt-copy__text');
      if (text) getSelection()?.selectAllChildren(text);
      return;
    }
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = this.dataset.done ?? '';
  }
}
