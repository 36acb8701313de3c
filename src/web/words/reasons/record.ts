/** Why something of the record is not shown, or not possible, on its page. */
import '../../../appointments/appointment.ts';
import '../../../documents/document-rules.ts';

export const recordReasons = {
  'appointment.callToCancel': {
    patient: {
      en: 'An appointment is cancelled or moved by phone only, so that the office can offer your time to someone else and find a new one for you at once.',
      es: 'Una cita se cancela o se cambia solo por teléfono, para que el consultorio pueda ofrecer su hora a otra persona y buscarle otra de inmediato.',
    },
    staff: { en: 'Patients cancel and move appointments by phone; the portal offers no control for it.', es: 'Los pacientes cancelan y cambian citas por teléfono; el portal no ofrece ningún control para ello.' },
    help: { en: 'To cancel or move an appointment, call the office.', es: 'Para cancelar o cambiar una cita, llame al consultorio.' },
  },
  'notes.notShared': {
    patient: {
      en: 'Notes that doctors and nurses write about visits are not shown here.',
      es: 'Las notas que los médicos y enfermeras escriben sobre las visitas no se muestran aquí.',
    },
    staff: { en: 'Notes are not shown in the portal. The setting notes.enabled turns them on.', es: 'Las notas no se muestran en el portal. El ajuste notes.enabled las activa.' },
    help: { en: 'Clinicians\' notes are shown only where the organization has chosen to. You can always ask for a copy.', es: 'Las notas clínicas se muestran solo si la organización así lo decidió. Siempre puede pedir una copia.' },
  },
  'document.elsewhere': {
    patient: {
      en: 'This document is kept by the place that wrote it. To keep your information safe, we do not fetch documents from other places.',
      es: 'Este documento está guardado en el lugar que lo escribió. Para proteger su información, no traemos documentos de otros lugares.',
    },
    staff: { en: 'The document came as an address only; the portal fetches nothing.', es: 'El documento llegó solo como una dirección; el portal no descarga nada.' },
    help: { en: 'A document that came as an address only cannot be opened here.', es: 'Un documento que llegó solo como una dirección no se puede abrir aquí.' },
  },
  'document.damaged': {
    patient: {
      en: 'This document did not arrive as it was sent, so we do not show it. We have noted it, so that it can be sent again.',
      es: 'Este documento no llegó como fue enviado, así que no lo mostramos. Lo hemos anotado para que se envíe de nuevo.',
    },
    staff: { en: 'The size or the hash of the document is not the one that was sent with it.', es: 'El tamaño o la huella del documento no es la que se envió con él.' },
    help: { en: 'A document whose size or hash is not the one that was sent with it is not shown.', es: 'Un documento cuyo tamaño o huella no coincide con lo enviado no se muestra.' },
  },
  'document.empty': {
    patient: { en: 'We know of this document, but its text has not been sent to us.', es: 'Sabemos de este documento, pero no nos enviaron su texto.' },
    staff: { en: 'The document came without content and without an address.', es: 'El documento llegó sin contenido y sin dirección.' },
    help: { en: 'Some documents come as a title only.', es: 'Algunos documentos llegan solo con su título.' },
  },
  'document.notShown': {
    patient: { en: 'This document is of a kind ({kind}) that we cannot show safely.', es: 'Este documento es de un tipo ({kind}) que no podemos mostrar de forma segura.' },
    staff: { en: 'The content ({kind}) is neither text, HTML, C-CDA, PDF, PNG nor JPEG.', es: 'El contenido ({kind}) no es texto, HTML, C-CDA, PDF, PNG ni JPEG.' },
    help: { en: 'Text, web pages, C-CDA documents, PDF files and pictures (PNG, JPEG) can be opened here.', es: 'Aquí se pueden abrir textos, páginas web, documentos C-CDA, archivos PDF e imágenes (PNG, JPEG).' },
  },
} as const;
