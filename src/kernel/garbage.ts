/**
 * Gives memory back while something large goes through. V8 first lets the heap of a program grow to several hundred
 * megabytes, whatever little of it is alive; on a small machine the database needs that room. For streams of many
 * megabytes only: each call stops the program for some hundredths of a second.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

export function collectGarbage(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
