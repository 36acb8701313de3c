/**
 * Requests that a page makes by itself: form-encoded POSTs with the page's CSRF token and a header that no
 * other site can send. Redirects are not followed, since one means that the session is over.
 */
export async function post(url: string, fields: URLSearchParams, signal?: AbortSignal): Promise<Response> {
  const token = document.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content;
  if (token) fields.set('csrf', token);
  return fetch(url, { ...quiet, method: 'POST', body: fields, keepalive: true, signal: signal ?? null });
}

/** Asks without counting as a use of the session. */
export async function get(url: string): Promise<Response> {
  return fetch(url, quiet);
}

const quiet: RequestInit = {
  headers: { 'X-Portico': '1', Accept: 'application/json' },
  credentials: 'same-origin',
  cache: 'no-store',
  redirect: 'manual',
};
