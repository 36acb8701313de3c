/**
 * `<portico-draft>`: saves the fields of the form inside it to the server, two seconds after typing stops and
 * when the page goes out of sight, so that an idle end loses nothing (F-31). Restores nothing: the server
 * renders the saved draft. Passwords and files never travel here.
 */
import { post } from './request.ts';

const pause = 2000;

export class DraftElement extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: AbortController | undefined;
  #changed = false;

  connectedCallback(): void {
    this.addEventListener('input', () => this.#touch());
    this.addEventListener('change', () => this.#touch());
    this.addEventListener('submit', () => this.#stop());
    addEventListener('pagehide', this.#leave);
    document.addEventListener('visibilitychange', this.#leave);
  }

  disconnectedCallback(): void {
    removeEventListener('pagehide', this.#leave);
    document.removeEventListener('visibilitychange', this.#leave);
  }

  #touch(): void {
    this.#changed = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), pause);
  }

  /** What is sent for good is no draft any more. */
  #stop(): void {
    this.#changed = false;
    clearTimeout(this.#timer);
    this.#saving?.abort();
  }

  readonly #leave = (): void => {
    if (this.#changed && document.visibilityState === 'hidden') void this.#save();
  };

  async #save(): Promise<void> {
    const form = this.querySelector('form') ?? this.closest('form');
    if (!form || !this.#changed) return;
    clearTimeout(this.#timer);
    this.#changed = false;
    this.#saving?.abort();
    this.#saving = new AbortController();
    try {
      const answer = await post(this.dataset.draftUrl ?? '', fieldsOf(form), this.#saving.signal);
      this.#changed ||= !answer.ok;
      this.#say(answer.ok ? this.dataset.saved : this.dataset.failed);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return;
      this.#changed = true;
      this.#say(this.dataset.failed);
    }
  }

  #say(words: string | undefined): void {
    const status = this.querySelector('[data-draft-status]');
    if (status && words) status.textContent = words;
  }
}

function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const secret = new Set(
    Array.from(form.querySelectorAll<HTMLInputElement>('[type="password"]'), (input) => input.name),
  );
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && !secret.has(name)) fields.append(name, value);
  }
  return fields;
}
