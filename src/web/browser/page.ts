/**
 * Comforts of pages: print, and popovers that close by Escape or by pressing elsewhere.
 */
export function printButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
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
