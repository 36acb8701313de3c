/** Words of appointments and visits: what is to come, what was, how to call one off. */
import { words } from './words.ts';

export const visitWords = words({
  title: { en: 'Appointments and visits', es: 'Citas y visitas' },
  lead: { en: 'What is booked with us, and your visits so far.', es: 'Lo que tiene programado con nosotros y las visitas que ha tenido.' },

  upcoming: { en: 'Upcoming', es: 'Próximas' },
  upcomingList: { en: 'Upcoming appointments, the next one first', es: 'Próximas citas, primero la más cercana' },
  noneUpcoming: { en: 'You have no upcoming appointments', es: 'No tiene próximas citas' },
  noneUpcomingWhy: { en: 'An appointment shows here once the office has booked it. That can take a day.', es: 'Una cita aparece aquí cuando el consultorio la ha programado. Puede tardar un día.' },
  toBook: { en: 'To make an appointment, call {phone} ({hours}).', es: 'Para pedir una cita, llame al {phone} ({hours}).' },
  moreUpcoming: { en: 'There are more. Call {phone} for the rest.', es: 'Hay más. Llame al {phone} para conocer las demás.' },
  toCancel: { en: 'To cancel, call <call>{phone}</call>.', es: 'Para cancelar, llame al <call>{phone}</call>.' },
  toCancelTitle: { en: 'Cannot come?', es: '¿No puede venir?' },
  toCancelOrMove: { en: 'To cancel, call <call>{phone}</call>. The same if you need another time.', es: 'Para cancelar, llame al <call>{phone}</call>. También si necesita otra hora.' },
  whyAbout: { en: 'can I not cancel here', es: 'no puedo cancelar aquí' },
  addToCalendar: { en: 'Add to your calendar', es: 'Agregar a su calendario' },
  calendarHint: { en: 'The file says only "Appointment", the time and the place. It says nothing about your health.', es: 'El archivo solo dice "Cita", la hora y el lugar. No dice nada sobre su salud.' },

  past: { en: 'Past visits', es: 'Visitas anteriores' },
  pastList: { en: 'Past visits, newest first', es: 'Visitas anteriores, de la más reciente a la más antigua' },
  nonePast: { en: 'There are no past visits here', es: 'No hay visitas anteriores aquí' },
  nonePastWhy: { en: 'Visits show here after the clinic has sent them. Visits somewhere else are not shown.', es: 'Las visitas aparecen aquí después de que la clínica las envía. Las visitas en otros lugares no se muestran.' },
  pages: { en: 'Pages of past visits', es: 'Páginas de visitas anteriores' },
  older: { en: 'Older visits', es: 'Visitas anteriores a estas' },
  newer: { en: 'Newer visits', es: 'Visitas más recientes' },

  noTime: { en: 'Day and time to be decided', es: 'Día y hora por definir' },
  noDay: { en: 'Date not given', es: 'Sin fecha' },
  with: { en: 'With {name}', es: 'Con {name}' },
  at: { en: 'At {name}', es: 'En {name}' },
  fromTo: { en: '{start} to {end}', es: 'del {start} al {end}' },
  fromOn: { en: 'From {start}', es: 'Desde el {start}' },

  appointment: { en: 'Appointment', es: 'Cita' },
  visit: { en: 'Visit', es: 'Visita' },
  back: { en: 'All appointments and visits', es: 'Todas las citas y visitas' },
  when: { en: 'When', es: 'Cuándo' },
  howLong: { en: 'How long', es: 'Duración' },
  minutes: { en: '{count, plural, one {# minute} other {# minutes}}', es: '{count, plural, one {# minuto} other {# minutos}}' },
  kind: { en: 'Kind of visit', es: 'Tipo de visita' },
  about: { en: 'What it is about', es: 'De qué se trata' },
  reason: { en: 'Reason', es: 'Motivo' },
  withWhom: { en: 'With whom', es: 'Con quién' },
  where: { en: 'Where', es: 'Dónde' },
  how: { en: 'How', es: 'Cómo' },
  phone: { en: 'Phone', es: 'Teléfono' },
  status: { en: 'Status', es: 'Estado' },
  prepare: { en: 'How to prepare', es: 'Cómo prepararse' },
  ended: { en: 'After the visit', es: 'Después de la visita' },
  cancelledTitle: { en: 'This appointment was cancelled', es: 'Esta cita fue cancelada' },
  cancelledText: { en: 'Please do not come. To make a new appointment, call {phone}.', es: 'Por favor, no venga. Para pedir una nueva cita, llame al {phone}.' },
  cancelledWhy: { en: 'Reason given:', es: 'Motivo indicado:' },
  visitCancelled: { en: 'This visit was cancelled', es: 'Esta visita fue cancelada' },
  belonging: { en: 'From this visit', es: 'De esta visita' },
  noBelonging: { en: 'No documents or test results are linked to this visit. They may be on their own pages.', es: 'No hay documentos ni resultados vinculados a esta visita. Es posible que estén en sus propias páginas.' },
  document: { en: 'Document', es: 'Documento' },
  result: { en: 'Test result', es: 'Resultado de prueba' },

  // In the calendar file: nothing about health.
  calendarText: { en: 'Sign in for details: {url}\nTo cancel, call {phone}.', es: 'Inicie sesión para ver los detalles: {url}\nPara cancelar, llame al {phone}.' },
  byVideo: { en: 'By video', es: 'Por video' },
});

/** FHIR's appointment status in plain words. What is simply booked carries no tag. */
export const appointmentStatusWords = words({
  proposed: { en: 'Waiting to be confirmed', es: 'Pendiente de confirmación' },
  pending: { en: 'Waiting to be confirmed', es: 'Pendiente de confirmación' },
  waitlist: { en: 'On the waiting list', es: 'En lista de espera' },
  booked: { en: 'Booked', es: 'Programada' },
  arrived: { en: 'You have arrived', es: 'Usted ya llegó' },
  'checked-in': { en: 'You are checked in', es: 'Usted ya se registró' },
  fulfilled: { en: 'Took place', es: 'Se realizó' },
  cancelled: { en: 'Cancelled', es: 'Cancelada' },
  noshow: { en: 'Missed', es: 'No asistió' },
});

/** FHIR's encounter status in plain words. */
export const visitStatusWords = words({
  planned: { en: 'Planned', es: 'Planeada' },
  arrived: { en: 'Under way', es: 'En curso' },
  triaged: { en: 'Under way', es: 'En curso' },
  'in-progress': { en: 'Under way', es: 'En curso' },
  onleave: { en: 'Under way, on leave', es: 'En curso, con permiso de salida' },
  finished: { en: 'Finished', es: 'Terminada' },
  cancelled: { en: 'Cancelled', es: 'Cancelada' },
});

export const mannerWords = words({
  inPerson: { en: 'In person', es: 'En persona' },
  video: { en: 'By video', es: 'Por video' },
  phone: { en: 'By phone', es: 'Por teléfono' },
  home: { en: 'At your home', es: 'En su casa' },
});

/** The classes of HL7's ActEncounterCode. */
export const classWords = words({
  office: { en: 'Office visit', es: 'Visita al consultorio' },
  virtual: { en: 'Video or phone visit', es: 'Visita por video o teléfono' },
  emergency: { en: 'Emergency visit', es: 'Visita de urgencia' },
  hospital: { en: 'Hospital stay', es: 'Hospitalización' },
  observation: { en: 'Observation stay', es: 'Estancia en observación' },
  home: { en: 'Visit at home', es: 'Visita a domicilio' },
});
