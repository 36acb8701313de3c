/** Words of the list of test results: when results come, what a row says, why a list is empty. */
import { words } from './words.ts';

export const resultsWords = words({
  title: { en: 'Test results', es: 'Resultados de pruebas' },
  rule: {
    en: 'Results appear after your doctor has looked at them, most often within {days} business days. Some kinds of results are not shown here.',
    es: 'Los resultados aparecen después de que su médico los revisa, casi siempre en {days} días hábiles. Algunos tipos de resultados no se muestran aquí.',
  },
  missing: { en: 'Why is a result not here?', es: '¿Por qué falta un resultado?' },
  notFinal: { en: 'The test is not finished. Some take days or weeks.', es: 'La prueba no ha terminado. Algunas tardan días o semanas.' },
  underReview: { en: 'Your doctor is still looking at it. That takes up to {days} business days.', es: 'Su médico aún lo está revisando. Eso tarda hasta {days} días hábiles.' },
  notShown: { en: 'It is of a kind that we do not show online. Your doctor tells you about it.', es: 'Es de un tipo que no mostramos en línea. Su médico le informará.' },
  elsewhere: { en: 'The test was done somewhere else.', es: 'La prueba se hizo en otro lugar.' },
  missingCall: { en: 'If you still miss a result after {days} business days, call {phone} ({hours}).', es: 'Si después de {days} días hábiles aún falta un resultado, llame al {phone} ({hours}).' },

  searchLabel: { en: 'Search test results', es: 'Buscar resultados' },
  name: { en: 'Name of the test', es: 'Nombre de la prueba' },
  fromDay: { en: 'From', es: 'Desde' },
  toDay: { en: 'To', es: 'Hasta' },
  search: { en: 'Search', es: 'Buscar' },
  showAll: { en: 'Show all results', es: 'Mostrar todos los resultados' },
  found: { en: '{count, plural, =0 {No results found} one {# result found} other {# results found}}', es: '{count, plural, =0 {No se encontraron resultados} one {# resultado encontrado} other {# resultados encontrados}}' },
  foundMany: { en: 'More than {count} results found', es: 'Más de {count} resultados encontrados' },
  foundPage: { en: 'Some of the results found', es: 'Parte de los resultados encontrados' },
  badDay: { en: 'Enter the date with year, month and day', es: 'Escriba la fecha con año, mes y día' },
  noneFound: { en: 'No result matches your search', es: 'Ningún resultado coincide con su búsqueda' },
  noneFoundWhy: { en: 'Try a part of the name, such as "chol", or other dates.', es: 'Pruebe con una parte del nombre, como "col", o con otras fechas.' },
  none: { en: 'There are no test results here yet', es: 'Todavía no hay resultados de pruebas' },
  noneWhy: { en: 'This can have several reasons:', es: 'Esto puede tener varias razones:' },

  list: { en: 'Test results, newest first', es: 'Resultados de pruebas, del más reciente al más antiguo' },
  pagesLabel: { en: 'Pages of results', es: 'Páginas de resultados' },
  older: { en: 'Older results', es: 'Resultados anteriores' },
  newer: { en: 'Newer results', es: 'Resultados más recientes' },
  fresh: { en: 'New', es: 'Nuevo' },
  notOpened: { en: 'Not opened yet', es: 'Aún no abierto' },
  outside: { en: 'Has results outside the range', es: 'Hay valores fuera del rango' },
  corrected: { en: 'Corrected', es: 'Corregido' },
  noDay: { en: 'Date not given', es: 'Sin fecha' },
  orderedBy: { en: 'Ordered by {name}', es: 'Pedido por {name}' },
  performedBy: { en: 'Done by {name}', es: 'Realizado por {name}' },
});

/** FHIR's status of an observation or report, in plain words. */
export const statusWords = words({
  final: { en: 'Final', es: 'Definitivo' },
  amended: { en: 'Changed', es: 'Modificado' },
  corrected: { en: 'Corrected', es: 'Corregido' },
  appended: { en: 'Added to', es: 'Ampliado' },
  other: { en: 'Status not given', es: 'Estado no indicado' },
});
