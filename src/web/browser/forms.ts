/**
 * Comforts of forms: the error summary gets the focus, passwords can be shown, a form is sent once. None of
 * them is needed for a form to work.
 */
export function focusProblem(): void {
  document.querySelector<HTMLElement>('[data-autofocus]')?.focus();
}

/** The Show button of a password. It hides the password again before the form is sent. */
export function revealPasswords(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-reveal]')) {
    const input = document.getElementById(button.dataset.reveal ?? '');
    if (!(input instanceof HTMLInputElement)) continue;
    const set = (shown: boolean) => {
      input.type = shown ? 'text' : 'password';
      button.textContent = (shown ? button.dataset.hide : button.dataset.show) ?? '';
    };
    button.hidden = false;
    button.addEventListener('click', () => set(input.type === 'password'));
    input.form?.addEventListener('submit', () => set(false));
  }
}

const unlockAfter = 8000;

/**
 * A second press while the first is under way is dropped; coming back to the page, or a long wait, frees the
 * form.
 */
export function guardDoubleSubmit(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.once === undefined) return;
    if (form.dataset.once === 'sent') return event.preventDefault();
    mark(form, 'sent');
    setTimeout(() => mark(form, ''), unlockAfter);
  });
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-once="sent"]')) mark(form, '');
  });
}

function mark(form: HTMLFormElement, state: 'sent' | ''): void {
  form.dataset.once = state;
  for (const button of form.querySelectorAll('button:not([type="button"])')) {
    button.toggleAttribute('data-busy', state === 'sent');
  }
}
