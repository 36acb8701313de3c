/**
 * Reads a form with files: multipart, streamed to disk, of bounded size and number. Before a byte of a file is kept,
 * the token of the session must have come (S24): files stand last in our forms. The name of a file is never a path.
 */
import { Busboy } from '@fastify/busboy';
import type { BusboyFileStream } from '@fastify/busboy';
import { createWriteStream, statfsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FormProblem } from './form-body.ts';

export interface UploadedFile {
  /** What the browser calls it. */
  readonly name: string;
  readonly bytes: number;
}

export interface UploadLimits {
  readonly files: number;
  readonly megabytes: number;
}

/** Megabytes that an upload leaves free on the disk. */
const leave = 128;
/** Bytes after which the disk is looked at again. */
const stride = 16 * 2 ** 20;

export interface UploadBody {
  readonly form: URLSearchParams;
  readonly files: readonly UploadedFile[];
}

/**
 * `fileFor`: where the file of this number and name is kept; an empty one is not. `accept` throws unless the fields so far allow files.
 */
export async function readUpload(
  request: Request, folder: string, limits: UploadLimits, fileFor: (number: number, name: string) => string, accept: (form: URLSearchParams) => void,
): Promise<UploadBody> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data;.*boundary=/i.test(type) || !request.body) throw new FormProblem('malformed');
  needRoom(folder, Number(request.headers.get('content-length') ?? 0));
  const form = new URLSearchParams();
  const files: Promise<UploadedFile>[] = [];
  const parser = new Busboy({
    headers: { 'content-type': type },
    limits: { files: limits.files, fileSize: limits.megabytes * 2 ** 20, fields: 50, fieldSize: 64 * 1024, fieldNameSize: 100, headerPairs: 20, headerSize: 4096 },
  });
  parser.on('field', (name, value) => {
    if (value.includes('\u0000')) parser.destroy(new FormProblem('malformed'));
    else form.append(name, value);
  });
  parser.on('file', (_field, stream, name) => {
    const kept = keep(stream, name ?? '', form, accept, () => join(folder, fileFor(files.length, name ?? '')), folder);
    files.push(kept);
    // A file that is refused ends the reading of the rest.
    kept.catch((error: unknown) => parser.destroy(error as Error));
  });
  parser.on('filesLimit', () => parser.destroy(new FormProblem('tooLarge')));
  try {
    await pipeline(Readable.fromWeb(request.body as never), parser);
  } catch (error) {
    await Promise.allSettled(files);
    throw error instanceof Error && error.constructor !== Error ? error : new FormProblem('malformed');
  }
  accept(form);
  return { form, files: await Promise.all(files) };
}

async function keep(
  stream: BusboyFileStream, name: string, form: URLSearchParams, accept: (form: URLSearchParams) => void, path: () => string, folder: string,
): Promise<UploadedFile> {
  try {
    accept(form);
  } catch (error) {
    stream.resume();
    throw error;
  }
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (Math.floor(bytes / stride) !== Math.floor((bytes += chunk.length) / stride)) {
        try {
          needRoom(folder, 0);
        } catch (error) {
          return done(error as Error);
        }
      }
      done(null, chunk);
    },
  });
  const at = path();
  await pipeline(stream, counted, createWriteStream(at, { mode: 0o600, flags: 'wx' }));
  if (bytes === 0) await rm(at);
  if (stream.truncated) throw new FormProblem('tooLarge');
  return { name, bytes };
}

function needRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize - bytes < leave * 2 ** 20) throw new FormProblem('noRoom');
}
