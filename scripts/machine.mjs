// What the tests need from the machine beside npm's packages: Chromium, and PostgreSQL's own programs (15 or newer).
// Brings them from Debian's packages where that is possible without asking anybody; else says what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const debian = '/usr/lib/postgresql';

export function chromium() {
  const places = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return places.find((path) => path && existsSync(path));
}

/** The folder of the oldest PostgreSQL from 15 on: the one that would miss what the newer ones can. */
export function postgresPrograms() {
  if (!existsSync(debian)) return undefined;
  const majors = readdirSync(debian).map(Number).filter((major) => major >= 15 && existsSync(join(debian, String(major), 'bin/initdb')));
  return majors.length > 0 ? join(debian, String(Math.min(...majors)), 'bin') : undefined;
}

/** Installs what is missing, where it can. */
export function ensureMachine(say) {
  const missing = [...(chromium() ? [] : ['chromium', 'fonts-liberation']), ...(postgresPrograms() ? [] : ['postgresql'])];
  if (missing.length === 0) return;
  const asRoot = rootCommand();
  if (!asRoot || !existsSync('/usr/bin/apt-get')) {
    say(`Not on this machine: ${missing.join(', ')}. What needs them is skipped; on Debian: apt-get install ${missing.join(' ')}`);
    return;
  }
  say(`Installing ${missing.join(', ')} from Debian's packages …`);
  const run = (...command) => spawnSync(asRoot[0] ?? command[0], asRoot.length ? [...asRoot.slice(1), ...command] : command.slice(1), {
    stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (missing.includes('postgresql')) keepDebianFromStartingOne(run);
  run('apt-get', 'update');
  const { status, stderr } = run('apt-get', 'install', '-y', '--no-install-recommends', ...missing);
  if (status !== 0) say(`They could not be installed, and what needs them is skipped:\n${stderr}`);
}

/** The package would make a database of its own and start it; the tests want the programs only. */
function keepDebianFromStartingOne(run) {
  run('mkdir', '-p', '/etc/postgresql-common/createcluster.d');
  run('sh', '-c', "echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.d/programs-only.conf");
}

/** The words before a command that make it root's; undefined where nobody may without a password. */
function rootCommand() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n', 'env', 'DEBIAN_FRONTEND=noninteractive'] : undefined;
}
