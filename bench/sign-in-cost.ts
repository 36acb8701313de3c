/**
 * What a sign-in costs, whatever its outcome, and what it costs the others: milliseconds at one connection, the gap
 * between an unknown name and a wrong password over 200 tries each, and Home while eight people a second sign in.
 * Counters and paces are emptied in between: they would stop the bench, as they should.
 */
import type pg from 'pg';
import { oneByOne } from './load.ts';
import { demoPassword, signInAs } from './sign-in.ts';

const wrong = 'not it, not it at all';

export interface SignInFigures {
  /** Medians in milliseconds. */
  readonly right: number;
  readonly unknown: number;
  readonly wrong: number;
  readonly locked: number;
  /** Between the medians of unknown and wrong, as a part of the smaller. */
  readonly gap: number;
  readonly homeQuiet: number;
  readonly homeBusy: number;
  /** Sign-ins that were answered while Home was asked, a second. */
  readonly rate: number;
}

export async function measureSignIn(base: string, look: pg.Client, tries = 200): Promise<SignInFigures> {
  const forget = (): Promise<unknown> => look.query('delete from sign_in_pace; delete from sign_in_counter where locked_at is null');
  await look.query('delete from sign_in_pace; delete from sign_in_counter');
  const once = async (username: string, password: string, status: number): Promise<number> => {
    const started = performance.now();
    const answer = await post(base, username, password);
    const took = performance.now() - started;
    if (answer !== status) throw new Error(`${username} was answered with ${answer}`);
    return took;
  };
  for (let n = 0; n < 10; n++) {
    await once('ann', demoPassword, 303);
    await once('nobody.at.all', wrong, 422);
    await forget();
  }

  const times: Record<'right' | 'unknown' | 'wrong' | 'locked', number[]> = { right: [], unknown: [], wrong: [], locked: [] };
  for (let n = 0; n < tries; n++) {
    // Side by side and in turns: what else the machine does then falls on both alike.
    const pair: ['unknown' | 'wrong', string][] = [['unknown', 'nobody.at.all'], ['wrong', 'ann']];
    for (const [outcome, name] of n % 2 ? pair : pair.reverse()) {
      await forget();
      times[outcome].push(await once(name, wrong, 422));
    }
    if (n % 4 === 0) times.right.push(await once('ann', demoPassword, 303));
  }
  for (let n = 0; n < 5; n++) await post(base, 'ben', wrong);
  for (let n = 0; n < tries / 4; n++) {
    await forget();
    times.locked.push(await once('ben', demoPassword, 403));
  }
  await look.query('delete from sign_in_counter');

  const cookie = await signInAs(base, 'ann');
  await oneByOne(`${base}/home`, 100, cookie);
  const quiet = await oneByOne(`${base}/home`, 600, cookie);
  const began = performance.now();
  let answered = 0;
  const signingIn = setInterval(() => void post(base, 'carla', demoPassword).then((status) => {
    if (status === 303) answered++;
  }, () => undefined), 1000 / 8);
  const busy = await oneByOne(`${base}/home`, 600, cookie);
  clearInterval(signingIn);
  const seconds = (performance.now() - began) / 1000;

  const [right, unknown, wrongly, locked] = [times.right, times.unknown, times.wrong, times.locked].map(median) as [number, number, number, number];
  return {
    right, unknown, wrong: wrongly, locked, gap: Math.abs(unknown - wrongly) / Math.min(unknown, wrongly),
    homeQuiet: quiet.p95, homeBusy: busy.p95, rate: answered / seconds,
  };
}

async function post(base: string, username: string, password: string): Promise<number> {
  const answer = await fetch(`${base}/sign-in`, {
    method: 'POST', redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ username, password }).toString(),
  });
  await answer.arrayBuffer();
  return answer.status;
}

function median(times: number[]): number {
  const sorted = times.sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** As lines of the results. */
export const signInLines = (figures: SignInFigures, tries: number): string[] => [
  '| what | measured | wanted |',
  '|---|---|---|',
  `| sign-in, one connection: right password | ${figures.right.toFixed(0)} ms | ≤ 150 |`,
  `| unknown name | ${figures.unknown.toFixed(0)} ms | ≤ 150 |`,
  `| wrong password | ${figures.wrong.toFixed(0)} ms | ≤ 150 |`,
  `| locked account | ${figures.locked.toFixed(0)} ms | ≤ 150 |`,
  `| unknown name and wrong password, medians of ${tries} tries each, apart | ${(figures.gap * 100).toFixed(1)} % | ≤ 5 % |`,
  `| Home, p95, quiet | ${figures.homeQuiet.toFixed(1)} ms | |`,
  `| Home, p95, while ${figures.rate.toFixed(1)} a second sign in | ${figures.homeBusy.toFixed(1)} ms (${(figures.homeBusy / figures.homeQuiet).toFixed(1)} ×) | ≤ 2 × |`,
];
