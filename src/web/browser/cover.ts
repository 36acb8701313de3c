/**
 * Takes the record off the screen: first by hiding it, which is instant and can be undone, then by removing
 * it from the document before the page is left.
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

/**
 * Leaves for the given page, which learns as `to` where to come back to; without one asks for the present
 * page anew.
 */
export function leave(signedOutUrl: string | undefined): void {
  const here = location.pathname + location.search;
  const target = new URL(signedOutUrl ?? here, location.href);
  if (signedOutUrl) target.searchParams.set('to', here);
  blank();
  location.replace(target);
}
