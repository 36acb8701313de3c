/** A device as a person recognises it: "Firefox on Windows". What is not known is said, not guessed. */
import type { Device } from '../../accounts/device-rules.ts';
import { sessionWords as w } from '../words/preferences.ts';
import type { Speak } from '../words/words.ts';

export function sayDevice(t: Speak, { browser, system }: Device): string {
  if (browser && system) return t(w.device, { browser, system });
  if (browser) return t(w.someDevice, { browser });
  return system ? t(w.someBrowser, { system }) : t(w.unknown);
}
