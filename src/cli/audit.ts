/** `audit verify`: whether the audit trail is still what was sealed, in a sentence that names what is not. */
import { noteAuditCheck } from '../access/audit-check.ts';
import { verifyAudit } from '../access/audit-verify.ts';
import type { AuditProblem } from '../access/audit-verify.ts';
import { asSystem, nowhere } from '../access/scope.ts';
import type { Command } from './command.ts';
import { commandLine } from './command.ts';

export const auditVerify: Command = {
  name: 'audit verify', usage: '', needs: 'portal',
  about: 'Checks that no entry of the audit trail was edited, deleted, inserted or moved, and that the trail is the one anchored outside the database.',
  async run(portal, { say }) {
    const report = await verifyAudit(portal);
    await noteAuditCheck(portal, report);
    const { events, seals, anchors, unsealed, problem } = report;
    await asSystem(portal, 'audit', nowhere, async (scope) => scope.audit({
      action: 'audit.verify', outcome: problem ? 'failure' : 'success', details: { events, seals, problem: problem?.code ?? null },
    }), commandLine);
    if (problem) {
      say(`THE AUDIT TRAIL DOES NOT HOLD: ${sentenceOf(problem)}`);
      say('Keep the database and the data folder as they are, and call whoever is responsible for privacy.');
      return { exit: 1, json: { ok: false, ...report, message: sentenceOf(problem) } };
    }
    say(`The audit trail holds: ${events} entries in ${seals} seals, ${anchors} of them anchored in the data folder.`);
    say(unsealed > 0 ? `${unsealed} newer entries are not sealed yet; a running portal seals every minute.` : 'Every entry is sealed.');
    return { exit: 0, json: { ok: true, events, seals, anchors, unsealed } };
  },
};

function sentenceOf(problem: AuditProblem): string {
  switch (problem.code) {
    case 'event.edited': return `entry ${problem.event} is not what it was when seal ${problem.seal} was made. It was edited, or changed places with another.`;
    case 'event.deleted': return `entry ${problem.event}, which seal ${problem.seal} holds, is gone.`;
    case 'event.inserted': return `entry ${problem.event} was put in afterwards, in a place that was closed.`;
    case 'seal.changed': return `seal ${problem.seal} was changed.`;
    case 'seal.missingBefore': return `the seal before seal ${problem.seal} is gone or was replaced.`;
    case 'seal.notAnchored': return `seal ${problem.seal} is not the one that was anchored: the trail was built again, or the database is another one.`;
    case 'trail.cut': return `seal ${problem.seal}, anchored at ${problem.anchoredAt}, is gone, and so are all entries after the last one left.`;
    case 'anchor.notOurs': return `line ${problem.line} of the anchor file was not written with this PORTICO_SECRET.`;
    case 'anchor.missing': return `there are seals, but no anchors in ${problem.file}. Put the file back, or run this with the PORTICO_DATA of the portal.`;
  }
}
