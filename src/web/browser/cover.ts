/**
 * Takes the record off the screen: first by hiding it, which is instant and can be undone, then by removing it from
 * the document before the page is left.
 */
const covered = 'pt-covered';

export function cover(): void {
  document.documentElement.classList.add(covered);
}

export function uncover(): void {
  document.documentElement.classList.remove(covered);
}

export function blank(): void {
  cover();
  document.title = document.querySelector('.pt-brand')?.textContent ?? '';
  document.body.replaceChildren();
}

/** Leaves for the signed-out page, which is told where to come back to after signing in again. */
export function leave(signedOutUrl: string): void {
  const target = new URL(signedOutUrl, location.href);
  target.searchParams.set('return', location.pathname + location.search);
  blank();
  location.replace(target);
}
