// npm test: installs what the tests need and runs everything; npm test -- <filter> runs the test files that match.
// The last line tells the true totals: a stage that breaks counts as failed, never as nothing. Node 20 will do.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureBuilt } from './fresh-build.mjs';
import { ensureInstalled } from './install.mjs';
import { chromium, ensureMachine, postgresPrograms } from './machine.mjs';
import { node24 } from './node24.mjs';
import { startOwnPostgres } from './own-postgres.mjs';
import { root } from './root.mjs';

const totals = { passed: 0, failed: 0, skipped: 0 };
const reports = join(root, '.cache/test-reports');
/** Said again at the end: the log above them is long. */
const failures = [];
const [soak, filters] = [process.argv.includes('--soak'), process.argv.slice(2).filter((word) => word !== '--soak')];

const stages = [
  { name: 'types', run: () => program('node_modules/typescript/bin/tsc', '--noEmit') },
  { name: 'lint', run: () => program('node_modules/eslint/bin/eslint.js', '.') },
  { name: 'build', run: () => step(ensureBuilt) },
  { name: 'units', run: () => vitest('units', ['--project', 'unit']) },
  { name: "units on the machine's own PostgreSQL", run: () => onOwnPostgres() },
  { name: 'journeys', run: () => (chromium() ? vitest('journeys', ['--project', 'journeys']) : skipped('There is no Chromium.')) },
];

try {
  await ensureInstalled({ dev: true });
  if (filters.length > 0 || soak) {
    await ensureBuilt();
    if (soak) process.env.PORTICO_SOAK = '1';
    await tell('tests', () => vitest('chosen', soak && filters.length === 0 ? ['--project', 'unit', 'test/faults'] : filters));
  } else {
    ensureMachine(console.log);
    for (const { name, run } of stages) await tell(name, run);
  }
} catch (error) {
  console.error(error.message);
  totals.failed++;
}
for (const failure of failures) console.log(`\nFAILED ${failure}`);
console.log(`${totals.passed} passed, ${totals.failed} failed${totals.skipped ? `, ${totals.skipped} skipped` : ''}`);
process.exit(totals.failed === 0 ? 0 : 1);

async function tell(name, run) {
  console.log(`\n=== ${name}`);
  const started = Date.now();
  const result = await run().catch((error) => {
    console.error(error.message);
    return { failed: 1 };
  });
  for (const key of Object.keys(totals)) totals[key] += result[key] ?? 0;
  console.log(`--- ${name}: ${result.passed ?? 0} passed, ${result.failed ?? 0} failed, ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

async function skipped(why) {
  console.log(`Skipped: ${why}`);
  return { skipped: 1 };
}

/** A stage that is one test: it passes or throws. */
async function step(work) {
  await work();
  return { passed: 1 };
}

function program(...command) {
  return step(async () => {
    const code = await onNode24(command);
    if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}`);
  });
}

async function onOwnPostgres() {
  const programs = postgresPrograms();
  if (!programs) return skipped('There is no PostgreSQL 15 or newer on this machine beside the embedded one.');
  const server = await startOwnPostgres(programs);
  try {
    console.log(`with ${programs}`);
    // vitest.config.ts leaves out what is about the embedded server.
    return await vitest('own-postgres', ['--project', 'unit'], { PORTICO_TEST_DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
}

/** Runs Vitest and counts from its own report. */
async function vitest(name, args, env = {}) {
  const report = join(reports, `${name}.json`);
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });
  const code = await onNode24(
    ['node_modules/vitest/vitest.mjs', 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], env,
  );
  if (!existsSync(report)) throw new Error(`Vitest ended with ${code} and without a report`);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  // A file that breaks before its first test has none to count.
  const broken = testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')).length;
  const failed = numFailedTests + broken;
  for (const file of testResults) {
    for (const test of file.assertionResults.filter(({ status }) => status === 'failed'))
      failures.push(`${name}: ${file.name} > ${test.fullName}\n${test.failureMessages.join('\n').slice(0, 3000)}`);
    if (file.status === 'failed' && file.message) failures.push(`${name}: ${file.name}\n${file.message.slice(0, 3000)}`);
  }
  return { passed: numPassedTests, failed: failed || (code === 0 ? 0 : 1), skipped: numPendingTests + numTodoTests };
}

function onNode24(command, env = {}) {
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  return new Promise((resolve, reject) => {
    const child = spawn(node24(), command, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env, PATH: path, CI: '1' } });
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
}
