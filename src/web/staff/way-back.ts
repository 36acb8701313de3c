/** The page somebody of the staff was on their way to when they had to sign in: of the staff's pages only. */
import { localPath } from '../local-path.ts';
import { routes } from '../routes.ts';
import type { Visit } from '../visit.ts';

const ofStaff = new RegExp(`^${routes.staffHome.path}([/?]|$)`);

export function staffPath(path: string | null | undefined): string | undefined {
  const to = localPath(path ?? null);
  return to && ofStaff.test(to) ? to : undefined;
}

export const wayBack = (visit: Pick<Visit, 'form' | 'query'>): string | undefined => staffPath(visit.form.get('to') ?? visit.query.get('to'));
