/** The lines of a stream as bytes; one beyond all measure ends it, so that a file without any line end fills no memory. */
import { unfit } from './reasons.ts';
import { refuseWide } from './text.ts';

const lineEnd = 0x0a;

/** Throws Unfit when a line is longer than `most` bytes, or when the file is of an encoding without line ends of one byte. */
export async function* linesOf(stream: NodeJS.ReadableStream, most: number): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  let isFirst = true;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (isFirst) refuseWide(chunk);
    isFirst = false;
    let from = 0;
    for (let end = chunk.indexOf(lineEnd); end >= 0; end = chunk.indexOf(lineEnd, from)) {
      yield restBytes > 0 ? Buffer.concat([...rest, chunk.subarray(from, end)]) : chunk.subarray(from, end);
      [rest, restBytes, from] = [[], 0, end + 1];
    }
    rest.push(chunk.subarray(from));
    restBytes += chunk.length - from;
    if (restBytes > most) throw unfit('file.tooLarge', { mostMegabytes: Math.floor(most / 2 ** 20) });
  }
  if (restBytes > 0) yield Buffer.concat(rest);
}
