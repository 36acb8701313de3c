/** Why staff cannot open, see or do something at a patient's record, and why a request for help stays as it is. */
import '../../../privacy/audit-rules.ts';
import '../../../privacy/break-glass.ts';
import '../../../privacy/patient-view.ts';
import '../../../tickets/ticket-rules.ts';

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
  'ticket.taken': {
    patient: { en: 'This page is for staff.', es: 'Esta página es para el personal.' },
    staff: { en: 'Already taken by {name}.', es: 'Ya está a cargo de {name}.' },
    help: { en: 'One person works on a request at a time.', es: 'Una sola persona trabaja en una solicitud a la vez.' },
  },
  'ticket.closed': {
    patient: { en: 'This request is closed.', es: 'Esta solicitud está cerrada.' },
    staff: { en: 'This request is closed. A closed one stays as it is.', es: 'Esta solicitud está cerrada. Una solicitud cerrada queda como está.' },
    help: { en: 'A closed request stays as it is. Ask again if you need more help.', es: 'Una solicitud cerrada queda como está. Pida ayuda de nuevo si la necesita.' },
  },
  'ticket.noMatch': {
    patient: { en: 'No patient matches.', es: 'Ningún paciente coincide.' },
    staff: { en: 'No patient within your reach has this record number and this date of birth.', es: 'Ningún paciente a su alcance tiene este número de expediente y esta fecha de nacimiento.' },
    help: { en: 'A request is joined to a patient by record number and date of birth.', es: 'Una solicitud se une a un paciente por número de expediente y fecha de nacimiento.' },
  },
  'ticket.tooMany': {
    patient: { en: 'You have {most} open requests. We answer those first.', es: 'Usted tiene {most} solicitudes abiertas. Primero respondemos esas.' },
    staff: { en: 'The person has {most} open requests and can send no more until one is closed.', es: 'La persona tiene {most} solicitudes abiertas y no puede enviar más hasta que se cierre una.' },
    help: { en: 'There is a limit to how many open requests for help one person can have.', es: 'Hay un límite de solicitudes de ayuda abiertas por persona.' },
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
