/** `demo seed` puts the demo clinic into an empty database; `demo code` prints the staff's one-time code of this moment. */
import { systemClock } from '../kernel/clock.ts';
import type { Command } from './command.ts';
import { demoCode, seedDemo } from './demo.ts';

export const demoSeedCommand: Command = {
  name: 'demo seed', usage: '', needs: 'portal',
  about: 'Puts the demo clinic into an empty database and prints who can be tried. A second run changes nothing.',
  async run(portal, { say }) {
    const people = await seedDemo(portal, say);
    return { exit: 0, json: { ...people } };
  },
};

export const demoCodeCommand: Command = {
  name: 'demo code', usage: '', needs: 'config',
  about: 'Prints the one-time code that staff of the demo need right now.',
  async run(config, { say }) {
    const code = demoCode({ config, clock: systemClock });
    say(code);
    return { exit: 0, json: { code } };
  },
};
