/** All commands, in the order of the help. A command that is not listed here does not exist. */
import { accountEnd, accountRestore } from './account-access.ts';
import { accountUnlock } from './account.ts';
import { auditVerify } from './audit.ts';
import { codeIssue } from './code.ts';
import type { Command } from './command.ts';
import { demoCodeCommand, demoSeedCommand } from './demo-commands.ts';
import { doctorCommand } from './doctor.ts';
import { importCommand } from './import.ts';
import { patientLink, patientUnlink } from './patient.ts';
import { settingsGet, settingsSet } from './settings.ts';
import { staffAdd } from './staff.ts';
import { staffReset } from './staff-reset.ts';
import { staffSignOn } from './staff-sign-on.ts';
import { migrateCommand, startCommand } from './start.ts';

export const commands: readonly Command[] = [
  startCommand, migrateCommand, importCommand, staffAdd, staffReset, staffSignOn, codeIssue, accountUnlock, accountEnd, accountRestore, patientLink, patientUnlink, settingsGet, settingsSet, auditVerify, doctorCommand,
  demoSeedCommand, demoCodeCommand,
];

/** Part of the contract, not of this version: told in words. */
export const laterCommands = ['backup', 'restore'] as const;
