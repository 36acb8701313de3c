/**
 * `<portico-passkey>`: a form around it that needs a passkey before it is sent. Pressing its button asks the browser to
 * make or to use one, puts the answer into the form's hidden field and sends the form; the server decides. Loaded only
 * on pages that have one. Sends nothing but the form, and keeps nothing.
 */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';

export class PasskeyElement extends HTMLElement {
  #asking = false;

  connectedCallback(): void {
    if (!browserSupportsWebAuthn()) {
      this.hidden = true;
      return;
    }
    this.addEventListener('submit', (event) => {
      const form = event.target as HTMLFormElement;
      const field = form.elements.namedItem('passkey') as HTMLInputElement;
      if (field.value) return;
      // Before the guard against sending twice: nothing is sent yet.
      event.preventDefault();
      event.stopPropagation();
      void this.#ask(form, field);
    });
    // Coming back to the page: the answer of before is used up.
    addEventListener('pageshow', () => {
      for (const field of this.querySelectorAll<HTMLInputElement>('input[name=passkey]')) field.value = '';
    });
  }

  async #ask(form: HTMLFormElement, field: HTMLInputElement): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    this.#say('');
    try {
      const options: unknown = JSON.parse(this.dataset.options ?? '{}');
      const answer = this.dataset.act === 'make'
        ? await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
        : await startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON });
      field.value = JSON.stringify(answer);
      form.requestSubmit();
    } catch {
      // The person closed the window of the browser, or has no passkey that fits: which of them, browsers do not tell.
      this.#say(this.dataset.failed ?? '');
    } finally {
      this.#asking = false;
    }
  }

  #say(text: string): void {
    const place = this.querySelector('[data-passkey-status]');
    if (place) place.textContent = text;
  }
}

customElements.define('portico-passkey', PasskeyElement);
