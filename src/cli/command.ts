/**
 * What a command of the command line is: a name, its options, and what it does with an open portal. Commands only
 * translate; what they change, they change through the nouns.
 */
import type { ParseArgsConfig } from 'node:util';
import type { Config } from '../config.ts';
import type { Portal } from '../portal.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
export type Given = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

export interface Call {
  /** Words after the name of the command. */
  readonly words: readonly string[];
  readonly options: Given;
  /** A line for a person: on standard output, or on standard error when the output is JSON. */
  say(line: string): void;
}

/** What the command did. The object is the last line of standard output under `--json`. */
export interface Done {
  /** 0 done, 1 failed. Misuse (2) is thrown as `Misuse`. */
  readonly exit: 0 | 1;
  readonly json: Readonly<Record<string, unknown>>;
}

interface Described {
  /** One or two words: `staff add`. */
  readonly name: string;
  /** What follows the name: `--username <name> …`. */
  readonly usage: string;
  readonly about: string;
  readonly options?: Options;
}

export type Command =
  | (Described & { readonly needs: 'portal'; run(portal: Portal, call: Call): Promise<Done> })
  /** Runs without a database. */
  | (Described & { readonly needs: 'config'; run(config: Config, call: Call): Promise<Done> });

/** The command was not called as it should be. The message says what is wrong. */
export class Misuse extends Error {}

/** The command could not do it, for a reason that is no fault of the program. The message says why and what to do. */
export class Failed extends Error {
  readonly json: Readonly<Record<string, unknown>>;
  constructor(message: string, json: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.json = json;
  }
}

/** An option that must be there. */
export function required(options: Given, name: string): string {
  const value = options[name];
  if (typeof value !== 'string' || value.trim() === '') throw new Misuse(`--${name} is missing.`);
  return value.trim();
}

/** Who did it, in rows and in the audit trail: whoever may run commands on the server. */
export const commandLine = { kind: 'system', id: null, name: 'command line' } as const;
