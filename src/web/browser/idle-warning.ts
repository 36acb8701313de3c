/**
 * The dialogue that asks "Are you still there?". The countdown is for the eye; a screen reader hears the rest
 * at 120, 60, 30 and 10 seconds (WCAG 2.2.1). It decides nothing about the session.
 */
const spokenAt = [120, 60, 30, 10];

export class IdleWarning {
  readonly #element: HTMLElement;
  readonly #dialog: HTMLDialogElement | null;
  #spoken = Infinity;
  #before: Element | null = null;

  constructor(element: HTMLElement, stay: () => void) {
    this.#element = element;
    this.#dialog = element.querySelector('dialog');
    this.#dialog?.querySelector('[data-stay]')?.addEventListener('click', stay);
    this.#dialog?.addEventListener('cancel', (event) => {
      event.preventDefault();
      stay();
    });
  }

  get open(): boolean {
    return this.#dialog?.open ?? false;
  }

  /** Opens, updates or closes by what is left. */
  show(remainingSeconds: number): void {
    const due = remainingSeconds <= Number(this.#element.dataset.warnSeconds);
    if (due && !this.open) this.#open();
    if (!due && this.open) this.#close();
    if (due) this.#count(Math.ceil(remainingSeconds));
  }

  /** Any key but those that move about, and any press outside the buttons, means "I am here". */
  isAnswer(event: Event): boolean {
    if (event instanceof KeyboardEvent) return !['Tab', 'Shift', 'Enter', ' ', 'Escape'].includes(event.key);
    return !(event.target instanceof Element && event.target.closest('button'));
  }

  #open(): void {
    this.#before = document.activeElement;
    this.#spoken = Infinity;
    this.#dialog?.showModal();
    this.#dialog?.querySelector<HTMLElement>('[data-stay]')?.focus();
  }

  #close(): void {
    this.#dialog?.close();
    if (this.#before instanceof HTMLElement) this.#before.focus({ preventScroll: true });
  }

  #count(seconds: number): void {
    const countdown = this.#dialog?.querySelector('[data-countdown]');
    if (countdown)
      countdown.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    const mark = spokenAt.findLast((at) => at >= seconds);
    if (mark === undefined || mark >= this.#spoken) return;
    this.#spoken = mark;
    const spoken = this.#dialog?.querySelector('[data-spoken]');
    if (spoken) spoken.textContent = this.#element.getAttribute(`data-say-${mark}`);
  }
}
