/**
 * The addresses that stand in mails. They begin with PORTICO_URL and never with what a request says of itself.
 * The paths are those of web/routes.ts; a test holds the two together.
 */
import type { Portal } from '../portal.ts';

type Where = Pick<Portal, 'config'>;

export const confirmAddressLink = ({ config }: Where, token: string): string => `${config.publicUrl}/confirm-address/${token}`;
export const newPasswordLink = ({ config }: Where, token: string): string => `${config.publicUrl}/new-password/${token}`;
export const staffPatientLink = ({ config }: Where, recordId: string): string => `${config.publicUrl}/staff/patients/${recordId}`;
