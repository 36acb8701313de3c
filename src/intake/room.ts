/**
 * Whether there is room to take anything in. With the embedded database, intake stops while there is still enough of
 * the disk left for what people do: a read is audited and a sign-in leaves a row (F-05).
 */
import { statfsSync } from 'node:fs';
import type { Portal } from '../portal.ts';

/** Megabytes that intake leaves to the people who use the portal. */
const kept = 64;

/** Told as it is: it is no fault of the program. */
export class NoRoom extends Error {
  readonly plain = true;
}

/** Throws NoRoom. What was taken in before stays; started again, the import goes on where it stopped. */
export function needRoom({ config: { databaseUrl, dataDir } }: Pick<Portal, 'config'>, free = freeMegabytes): void {
  if (databaseUrl) return;
  const left = free(dataDir);
  if (left >= kept) return;
  throw new NoRoom(`Only ${Math.floor(left)} MB are free in ${dataDir}. Below ${kept} MB nothing more is taken in, so that people can go on using the portal. `
    + 'Make room and start the import again: it goes on where it stopped.');
}

function freeMegabytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return (bavail * bsize) / 2 ** 20;
}
