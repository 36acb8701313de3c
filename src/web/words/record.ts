/** Words that every page of the record shares: where it comes from, that it is a part, what to do when it is wrong. */
import { words } from './words.ts';

export const recordWords = words({
  from: { en: 'From', es: 'De' },
  received: { en: 'Last received {at}.', es: 'Recibido por última vez el {at}.' },
  neverReceived: { en: 'Nothing has been received yet.', es: 'Todavía no se ha recibido nada.' },
  notAll: {
    en: 'This is not your full record. <records>How to ask for your full record</records>',
    es: 'Este no es su expediente completo. <records>Cómo pedir su expediente completo</records>',
  },
  wrongTitle: { en: 'Is something wrong?', es: '¿Hay algo incorrecto?' },
  wrongText: {
    en: 'Tell your doctor or nurse at your next visit. They look over your record with you and correct it.',
    es: 'Dígaselo a su médico o enfermera en su próxima visita. Ellos revisan su expediente con usted y lo corrigen.',
  },
  wrongSoon: { en: 'If it cannot wait, call {phone}.', es: 'Si no puede esperar, llame al {phone}.' },
  noneNoted: { en: 'None noted', es: 'No anotado' },
  learnMore: { en: 'Learn more', es: 'Más información' },
  learnAbout: { en: 'about {name}', es: 'sobre {name}' },
  notes: { en: 'Notes', es: 'Notas' },
  recordedBy: { en: 'Recorded by', es: 'Anotado por' },
  recordedOn: { en: 'Recorded on', es: 'Anotado el' },
  codeOnly: { en: 'Name not given (code {code})', es: 'Sin nombre (código {code})' },
  unnamed: { en: 'No name given', es: 'Sin nombre' },
  inEnglish: {
    en: 'Names and notes stand in the words of your record.',
    es: 'Los nombres y las notas aparecen como están en su expediente, casi siempre en inglés.',
  },
  personLine: { en: '{name}, born {born}', es: '{name}, fecha de nacimiento: {born}' },
  printedFrom: { en: 'From {organization}, {day}', es: 'De {organization}, {day}' },
  // Before something of the record leads to another site (T6).
  leaveTitle: { en: 'You are leaving this portal', es: 'Está por salir de este portal' },
  leaveText: {
    en: 'The next page is outside this portal, at MedlinePlus ({host}). The U.S. National Library of Medicine runs it. It opens in a new tab.',
    es: 'La página siguiente está fuera de este portal, en MedlinePlus ({host}). La administra la Biblioteca Nacional de Medicina de EE. UU. Se abre en una pestaña nueva.',
  },
  leaveAbout: { en: 'You will read about:', es: 'Va a leer sobre:' },
  leaveOwn: {
    en: '{organization} does not run that site and does not vouch for what it says. You use it at your own risk.',
    es: '{organization} no administra ese sitio y no responde por lo que dice. Usted lo usa bajo su propio riesgo.',
  },
  leaveTells: {
    en: 'That site learns the topic, your language and, as every site does, the internet address of your device. It does not learn your name, your results, or that you come from here.',
    es: 'Ese sitio conoce el tema, su idioma y, como todo sitio, la dirección de internet de su dispositivo. No conoce su nombre ni sus resultados, ni sabe que usted viene de aquí.',
  },
  leaveGo: { en: 'Go to MedlinePlus', es: 'Ir a MedlinePlus' },
  newTab: { en: 'opens a new tab', es: 'se abre en una pestaña nueva' },
  leaveNone: {
    en: 'We have no page to show you for this. Ask your doctor or nurse about it.',
    es: 'No tenemos una página para mostrarle sobre esto. Pregunte a su médico o enfermera.',
  },
});
