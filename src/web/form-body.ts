/** Reads what a form posted: url-encoded, of bounded size, without control characters that no keyboard makes. */

export class FormProblem extends Error {
  readonly kind: 'tooLarge' | 'malformed' | 'noRoom';
  constructor(kind: FormProblem['kind']) {
    super(kind);
    this.kind = kind;
  }
}

/** Bytes; the longest form of ours is far below. */
const largest = 64 * 1024;

export async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim();
  if (type !== 'application/x-www-form-urlencoded') throw new FormProblem('malformed');
  if (Number(request.headers.get('content-length') ?? 0) > largest) throw new FormProblem('tooLarge');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > largest) throw new FormProblem('tooLarge');
    chunks.push(chunk);
  }
  const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
  for (const value of form.values()) if (value.includes('\u0000')) throw new FormProblem('malformed');
  return form;
}
