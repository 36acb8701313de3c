/** `settings get` and `settings set`: what the organization decides, typed and bounded as everywhere. */
import { BadSetting, initialSettings, isSettingKey, setSetting, settingKinds } from '../organization/settings.ts';
import type { SettingKey } from '../organization/settings.ts';
import type { Command } from './command.ts';
import { commandLine, Failed, Misuse } from './command.ts';

export const settingsGet: Command = {
  name: 'settings get', usage: '[<key>]', needs: 'portal',
  about: 'Shows one setting, or all of them.',
  async run(portal, { words, say }) {
    const settings = await portal.settings.current();
    const [wanted] = words;
    if (wanted === undefined) {
      for (const key of Object.keys(settings) as SettingKey[]) say(`${key} = ${shown(settings[key])}`);
      return { exit: 0, json: { settings } };
    }
    const key = keyOf(wanted);
    say(shown(settings[key]));
    return { exit: 0, json: { key, value: settings[key] } };
  },
};

export const settingsSet: Command = {
  name: 'settings set', usage: '<key> <value>', needs: 'portal',
  about: 'Changes a setting. A number is written as 15, a list as \'["dob","zip"]\', a text as it is. It holds in every process within seconds.',
  async run(portal, { words, say }) {
    const [wanted, text, ...more] = words;
    if (wanted === undefined || text === undefined || more.length > 0) throw new Misuse('Say settings set <key> <value>. Put a value with spaces in quotes.');
    const key = keyOf(wanted);
    const before = (await portal.settings.current())[key];
    const value = valueOf(key, text);
    try {
      await setSetting(portal.db, key, value, commandLine.name, portal.clock.now());
    } catch (error) {
      if (error instanceof BadSetting) throw new Failed(error.message, { key });
      throw error;
    }
    say(`${key} is now ${shown(value)} (was ${shown(before)}).`);
    return { exit: 0, json: { key, value, before } };
  },
};

function keyOf(text: string): SettingKey {
  if (isSettingKey(text)) return text;
  throw new Misuse(`There is no setting "${text}". Settings: ${Object.keys(settingKinds).join(', ')}.`);
}

/** Texts are taken as they stand; numbers and lists are read as JSON. */
function valueOf(key: SettingKey, text: string): unknown {
  if (typeof initialSettings[key] === 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
