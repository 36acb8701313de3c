/** `import`: files and folders of FHIR into the chart, with progress, and counts at the end. */
import { existsSync } from 'node:fs';
import { takeUploads } from '../intake/uploads.ts';
import { importFiles } from '../intake/intake.ts';
import type { IntakeReport } from '../intake/intake.ts';
import type { Command } from './command.ts';
import { Misuse } from './command.ts';
import { reasonSentence } from './reason-sentence.ts';

export const importCommand: Command = {
  name: 'import', usage: '<file or folder>… [--source <name>] [--clinic <key>]', needs: 'portal',
  about: 'Takes in FHIR R4 Bundles and NDJSON, also gzipped. What cannot be read is put on hold with its reason.',
  options: { source: { type: 'string' }, clinic: { type: 'string' }, uploads: { type: 'boolean' } },
  async run(portal, { words, options, say }) {
    // How a running portal has its uploads taken in, in a process of their own.
    if (options.uploads === true) {
      await takeUploads(portal);
      return { exit: 0, json: {} };
    }
    if (words.length === 0) throw new Misuse('Which files or folders?');
    for (const path of words) if (!existsSync(path)) throw new Misuse(`There is no file or folder ${path}.`);
    const started = performance.now();
    let told = started;
    const report = await importFiles(portal, words, {
      by: 'command line',
      ...(typeof options.source === 'string' && { source: options.source }),
      ...(typeof options.clinic === 'string' && { clinicKey: options.clinic }),
      onProgress({ files, of, resources }) {
        if (performance.now() - told < 1000) return;
        told = performance.now();
        process.stderr.write(`  ${files} of ${of} files, ${resources} resources\n`);
      },
    });
    const quarantine = report.quarantine.map(({ file, item, code, facts }) => ({ file, item, code, message: reasonSentence(code, facts) }));
    tell(report, quarantine, (performance.now() - started) / 1000, say);
    return { exit: 0, json: { files: report.files, types: report.types, quarantine } };
  },
};

function tell(report: IntakeReport, quarantine: { file: string; item: string; message: string }[], seconds: number, say: (line: string) => void): void {
  const row = (cells: (string | number)[]): string => cells.map((cell, index) => (index === 0 ? String(cell).padEnd(26) : String(cell).padStart(12))).join('');
  say(row(['', 'created', 'updated', 'unchanged', 'on hold']));
  for (const [type, counts] of Object.entries(report.types).sort(([a], [b]) => a.localeCompare(b)))
    say(row([type, counts.created, counts.updated, counts.unchanged, counts.quarantined]));
  say(`${report.files} files in ${seconds.toFixed(1)} s.`);
  for (const { file, item, message } of quarantine.slice(0, 20)) say(`On hold: ${file}, ${item}: ${message}`);
  if (quarantine.length > 20) say(`and ${quarantine.length - 20} more. Staff see them under "Items on hold".`);
}
