/** Words of Home: what is new, and the ways to everything else. */
import { words } from './words.ts';

export const homeWords = words({
  title: { en: 'Home', es: 'Inicio' },
  hello: { en: 'Hello, {name}', es: 'Hola, {name}' },
  helloNobody: { en: 'Hello', es: 'Hola' },
  forYou: { en: 'For you now', es: 'Para usted ahora' },
  newResult: { en: 'New test result', es: 'Nuevo resultado' },
  feed: { en: 'News for you', es: 'Novedades para usted' },
  caughtUp: { en: "You''re all caught up.", es: 'Está al día.' },
  caughtUpWhy: { en: 'New test results will show here first.', es: 'Los nuevos resultados aparecerán primero aquí.' },
  moreNew: { en: 'See all test results', es: 'Ver todos los resultados' },
  yourRecord: { en: 'Your record', es: 'Su expediente' },
  resultsText: { en: 'Blood tests, imaging and more, with what the values mean.', es: 'Análisis, imágenes y más, con lo que significan los valores.' },
  allResults: { en: 'See all test results', es: 'Ver todos los resultados' },
  summaryText: { en: 'What your care team keeps on file.', es: 'Lo que su equipo médico tiene anotado.' },
  medicationsText: { en: 'How to take each one, who prescribed it, and refills.', es: 'Cómo tomar cada uno, quién lo recetó y los resurtidos.' },
  allMedications: { en: 'See all medications', es: 'Ver todos los medicamentos' },
  wholeSummary: { en: 'See the whole summary', es: 'Ver todo el resumen' },
  vaccines: { en: 'Print your vaccine record', es: 'Imprimir su registro de vacunas' },
  familyTitle: { en: 'Your account', es: 'Su cuenta' },
  noRecord: { en: 'Your account is not tied to a record of your own. Call the office if you think that is wrong: {phone}.', es: 'Su cuenta no está vinculada a un expediente propio. Llame al consultorio si cree que es un error: {phone}.' },
  helpTitle: { en: 'Help and contact', es: 'Ayuda y contacto' },
  helpText: { en: 'Answers to common questions, and how to reach us.', es: 'Respuestas a preguntas frecuentes y cómo comunicarse con nosotros.' },
  getHelp: { en: 'Get help', es: 'Obtener ayuda' },
  reach: { en: 'Call {phone} ({hours}).', es: 'Llame al {phone} ({hours}).' },
});
