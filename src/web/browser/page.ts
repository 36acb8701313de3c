/**
 * Comforts of pages: print, copy, and popovers that close by Escape or by pressing elsewhere.
 */
export function printButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
}

/** Copy buttons stay hidden where the browser gives no clipboard, as on plain HTTP. */
export function copyButtons(): void {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy ?? '');
      const status = button.parentElement?.querySelector('[role="status"]');
      if (status) status.textContent = button.dataset.done ?? '';
    });
  }
}

const popover = 'details[data-popover][open]';

export function closePopovers(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const open =
      (event.target instanceof Element && event.target.closest<HTMLDetailsElement>(popover)) ||
      document.querySelector<HTMLDetailsElement>(popover);
    if (!open) return;
    open.open = false;
    open.querySelector('summary')?.focus();
  });
  document.addEventListener('click', (event) => {
    for (const open of document.querySelectorAll<HTMLDetailsElement>(popover)) {
      if (!(event.target instanceof Node && open.contains(event.target))) open.open = false;
    }
  });
}
