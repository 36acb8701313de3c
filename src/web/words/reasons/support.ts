/** Why staff cannot open, see or do something at a patient's record, and why a request for help stays as it is. */
import '../../../privacy/audit-rules.ts';
import '../../../privacy/break-glass.ts';
import '../../../privacy/patient-view.ts';

export const supportReasons = {
  'glass.noMatch': {
    patient: { en: 'No patient matches.', es: 'Ningún paciente coincide.' },
    staff: { en: 'No patient has this record number and this date of birth.', es: 'Ningún paciente tiene este número de expediente y esta fecha de nacimiento.' },
    help: { en: 'Emergency access needs the exact record number and date of birth.', es: 'El acceso de emergencia exige el número de expediente y la fecha de nacimiento exactos.' },
  },
  'glass.notNeeded': {
    patient: { en: 'This page is for staff.', es: 'Esta página es para el personal.' },
    staff: { en: 'This is a patient of your clinic. You can open the chart without emergency access.', es: 'Es un paciente de su clínica. Puede abrir el expediente sin acceso de emergencia.' },
    help: { en: 'Emergency access is only for patients of another clinic.', es: 'El acceso de emergencia es solo para pacientes de otra clínica.' },
  },
  'view.off': {
    patient: { en: 'This page is for staff.', es: 'Esta página es para el personal.' },
    staff: { en: 'Your organization does not use this. The setting support.viewAsPatient turns it on.', es: 'Su organización no usa esto. El ajuste support.viewAsPatient lo activa.' },
    help: { en: 'Staff see the portal with a patient\'s eyes only where the organization allows it, and only when the patient agrees.', es: 'El personal ve el portal como el paciente solo si la organización lo permite y el paciente está de acuerdo.' },
  },
  'view.noAccount': {
    patient: { en: 'There is no account.', es: 'No hay cuenta.' },
    staff: { en: 'The patient has no open account, so there is nothing to see.', es: 'El paciente no tiene una cuenta abierta, así que no hay nada que ver.' },
    help: { en: 'Without an open account, a patient sees nothing in the portal.', es: 'Sin una cuenta abierta, un paciente no ve nada en el portal.' },
  },
  'view.readOnly': {
    patient: { en: 'This page can only be read now.', es: 'Esta página ahora solo se puede leer.' },
    staff: { en: 'While you look as the patient, you can only read. Nothing was sent or changed.', es: 'Mientras ve el portal como el paciente, solo puede leer. No se envió ni se cambió nada.' },
    help: { en: 'Staff who look at the portal as a patient can read and change nothing.', es: 'El personal que ve el portal como un paciente puede leer, pero no cambiar nada.' },
  },
  'audit.tooWide': {
    patient: { en: 'This page is for staff.', es: 'Esta página es para el personal.' },
    staff: { en: 'This is too wide. Choose a patient, or at most {most} days.', es: 'Es demasiado amplio. Elija un paciente o {most} días como máximo.' },
    help: { en: 'A search of the audit trail needs a patient, or a short time.', es: 'Una búsqueda en el registro de auditoría necesita un paciente o un periodo corto.' },
  },
  'audit.noPatient': {
    patient: { en: 'No patient matches.', es: 'Ningún paciente coincide.' },
    staff: { en: 'No patient has this record number.', es: 'Ningún paciente tiene este número de expediente.' },
    help: { en: 'A record number must be exact.', es: 'Un número de expediente debe ser exacto.' },
  },
  'audit.noActor': {
    patient: { en: 'Nobody matches.', es: 'Nadie coincide.' },
    staff: { en: 'Nobody has this username.', es: 'Nadie tiene este nombre de usuario.' },
    help: { en: 'A username must be exact.', es: 'Un nombre de usuario debe ser exacto.' },
  },
} as const;
