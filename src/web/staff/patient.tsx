/** The account of one patient, as the front desk needs it (W2). Opens no chart and shows nothing clinical. */
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { accountScreen } from './account-screen.tsx';

export const patientPage = staffPage(routes.patient, 'patient.find', {
  get: (visit) => accountScreen(visit, {}),
});
