/** Words of the chart as staff open it: emergency access, looking as the patient, and who looked at a record. */
import { words } from './words.ts';

export const chartWords = words({
  open: { en: 'Open chart', es: 'Abrir expediente' },
  nav: { en: 'Pages of this chart', es: 'Páginas de este expediente' },
  account: { en: 'Patient account', es: 'Cuenta del paciente' },
  find: { en: 'Find a patient', es: 'Buscar un paciente' },
  born: { en: 'Born {date}', es: 'Nació el {date}' },
  record: { en: 'MRN {mrn}', es: 'Expediente {mrn}' },
  unnamed: { en: 'Name not on file', es: 'Nombre no registrado' },
  released: {
    en: 'You see what was released to the patient, in the words they read. The record system has the rest.',
    es: 'Usted ve lo que se publicó para el paciente, con las palabras que el paciente lee. Lo demás está en el sistema de expedientes.',
  },
});

export const grantWords = words({
  label: { en: 'Access that ends soon', es: 'Acceso que termina pronto' },
  glass: {
    en: 'Emergency access until {time}. Each page you open is recorded, and the privacy officer looks at it.',
    es: 'Acceso de emergencia hasta las {time}. Cada página que abre queda registrada y el responsable de privacidad la revisa.',
  },
  view: {
    en: 'You are looking at the portal as a patient sees it, until {time}. You can read and change nothing. The patient can see that you did.',
    es: 'Está viendo el portal como lo ve un paciente, hasta las {time}. Puede leer, pero no cambiar nada. El paciente puede ver que usted lo hizo.',
  },
  toChart: { en: 'Open chart', es: 'Abrir expediente' },
  toView: { en: 'Back to the view', es: 'Volver a la vista' },
  end: { en: 'End access', es: 'Terminar acceso' },
  ended: { en: 'The access has ended.', es: 'El acceso ha terminado.' },
});

export const glassWords = words({
  title: { en: 'Emergency access', es: 'Acceso de emergencia' },
  lead: {
    en: 'For a patient of another clinic whom you must treat now. It opens one chart for {minutes} minutes.',
    es: 'Para un paciente de otra clínica a quien debe atender ahora. Abre un solo expediente durante {minutes} minutos.',
  },
  watch: {
    en: 'The privacy officer sees your name, your reason and each page you open. The patient sees that you looked.',
    es: 'El responsable de privacidad ve su nombre, su motivo y cada página que abre. El paciente ve que usted lo abrió.',
  },
  mrn: { en: 'Medical record number', es: 'Número de expediente médico' },
  mrnMissing: { en: 'Enter the medical record number', es: 'Escriba el número de expediente médico' },
  birthDateMissing: { en: 'Enter the date of birth', es: 'Escriba la fecha de nacimiento' },
  why: { en: 'Why do you need this chart?', es: '¿Por qué necesita este expediente?' },
  whyMissing: { en: 'Choose why you need this chart', es: 'Elija por qué necesita este expediente' },
  emergency: { en: 'Emergency care', es: 'Atención de emergencia' },
  covering: { en: 'I am covering for another clinic', es: 'Cubro a otra clínica' },
  transfer: { en: 'The patient is being moved to us', es: 'El paciente se traslada a nuestra clínica' },
  other: { en: 'Another reason', es: 'Otro motivo' },
  said: { en: 'Reason in your own words', es: 'Motivo con sus propias palabras' },
  saidHint: { en: 'One sentence for the privacy officer', es: 'Una frase para el responsable de privacidad' },
  saidShort: { en: 'Write at least {least} characters about the reason', es: 'Escriba al menos {least} caracteres sobre el motivo' },
  open: { en: 'Open the chart', es: 'Abrir el expediente' },
  toChart: { en: 'Open chart', es: 'Abrir expediente' },
});

export const reviewWords = words({
  title: { en: 'Emergency access review', es: 'Revisión de accesos de emergencia' },
  lead: { en: 'Each chart that was opened outside its clinic, with the reason given.', es: 'Cada expediente que se abrió fuera de su clínica, con el motivo dado.' },
  openCount: { en: '{count, plural, =0 {Nothing waits for you.} one {One waits for your review.} other {# wait for your review.}}', es: '{count, plural, =0 {Nada espera su revisión.} one {Uno espera su revisión.} other {# esperan su revisión.}}' },
  onlyOpen: { en: 'Waiting', es: 'En espera' },
  all: { en: 'All', es: 'Todos' },
  none: { en: 'Nothing waiting', es: 'Nada en espera' },
  noneWhy: { en: 'Emergency access appears here as soon as somebody uses it.', es: 'Los accesos de emergencia aparecen aquí en cuanto alguien los usa.' },
  row: { en: '{staff} opened the chart of {patient}', es: '{staff} abrió el expediente de {patient}' },
  from: { en: '{from} to {to}', es: '{from} a {to}' },
  seen: { en: '{count, plural, =0 {no page opened} one {one page opened} other {# pages opened}}', es: '{count, plural, =0 {ninguna página abierta} one {una página abierta} other {# páginas abiertas}}' },
  trail: { en: 'What was opened', es: 'Qué se abrió' },
  note: { en: 'Note', es: 'Nota' },
  review: { en: 'Mark as reviewed', es: 'Marcar como revisado' },
  reviewed: { en: 'Reviewed by {name}, {at}', es: 'Revisado por {name}, {at}' },
  done: { en: 'Marked as reviewed', es: 'Marcado como revisado' },
  pages: { en: 'Pages of the review', es: 'Páginas de la revisión' },
});

export const viewWords = words({
  title: { en: 'View as this patient', es: 'Ver como este paciente' },
  lead: { en: 'For {minutes} minutes you see the portal as the patient sees it. You can read and change nothing.', es: 'Durante {minutes} minutos verá el portal como lo ve el paciente. Puede leer, pero no cambiar nada.' },
  ask: {
    en: 'Ask first: "May I look at the portal as you see it, with your test results? You will find my name among those who looked."',
    es: 'Pregunte primero: «¿Puedo ver el portal como usted lo ve, con sus resultados? Encontrará mi nombre entre quienes lo vieron».',
  },
  by: { en: 'Who agreed?', es: '¿Quién dio su consentimiento?' },
  byHint: { en: 'The name of the person you spoke with', es: 'El nombre de la persona con quien habló' },
  byMissing: { en: 'Enter who agreed', es: 'Escriba quién dio su consentimiento' },
  how: { en: 'How did they agree?', es: '¿Cómo dio su consentimiento?' },
  howMissing: { en: 'Choose how they agreed', es: 'Elija cómo dio su consentimiento' },
  phone: { en: 'By phone', es: 'Por teléfono' },
  inPerson: { en: 'In person', es: 'En persona' },
  written: { en: 'In writing', es: 'Por escrito' },
  start: { en: 'Start the view', es: 'Empezar la vista' },
  nav: { en: 'Pages of the patient', es: 'Páginas del paciente' },
});

export const looksWords = words({
  short: { en: 'Names of our staff, with the time', es: 'Nombres de nuestro personal, con la hora' },
  title: { en: 'Who looked at my record', es: 'Quién vio mi expediente' },
  lead: { en: 'People who work here and looked at your record or your account, the newest first.', es: 'Personas que trabajan aquí y vieron su expediente o su cuenta, lo más reciente primero.' },
  none: { en: 'Nobody on our staff has looked', es: 'Nadie de nuestro personal lo ha visto' },
  noneWhy: { en: 'When somebody here opens your record, you see their name here.', es: 'Cuando alguien abra su expediente, verá su nombre aquí.' },
  question: { en: 'Does one of these look wrong to you? Call {phone} and ask for the privacy officer.', es: '¿Algo le parece incorrecto? Llame al {phone} y pregunte por el responsable de privacidad.' },
  pages: { en: 'Pages of this list', es: 'Páginas de esta lista' },
  chart: { en: 'Looked at your health record', es: 'Vio su expediente médico' },
  viewAs: { en: 'Looked at the portal as you see it, with consent', es: 'Vio el portal como usted lo ve, con consentimiento' },
  view: { en: 'Noted that you agreed to a look at the portal', es: 'Anotó que usted aceptó que se viera el portal' },
  account: { en: 'Worked with your portal account', es: 'Trabajó con su cuenta del portal' },
  code: { en: 'Issued or ended an access code', es: 'Emitió o anuló un código de acceso' },
  patient: { en: 'Found you in a search', es: 'Le encontró en una búsqueda' },
  glass: { en: 'Opened your record from another clinic, with a reason', es: 'Abrió su expediente desde otra clínica, con un motivo' },
  ticket: { en: 'Worked on your request for help', es: 'Trabajó en su solicitud de ayuda' },
  other: { en: 'Worked with your record', es: 'Trabajó con su expediente' },
});
