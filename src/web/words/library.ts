/** Words of the health library. The names of the topics themselves stand with the topics. */
import type { Subject } from '../../library/library.ts';
import type { Entry } from './words.ts';
import { words } from './words.ts';

export const libraryWords = words({
  title: { en: 'Health library', es: 'Biblioteca de salud' },
  lead: {
    en: 'Find a topic and read about it at MedlinePlus, the health library of the U.S. National Library of Medicine. We show you a note before you leave this portal.',
    es: 'Busque un tema y lea sobre él en MedlinePlus, la biblioteca de salud de la Biblioteca Nacional de Medicina de EE. UU. Antes de salir de este portal le mostramos un aviso.',
  },
  searchLabel: { en: 'Search the health library', es: 'Buscar en la biblioteca de salud' },
  words: { en: 'What do you want to read about?', es: '¿Sobre qué quiere leer?' },
  search: { en: 'Search', es: 'Buscar' },
  clear: { en: 'Show all topics', es: 'Mostrar todos los temas' },
  found: {
    en: '{count, plural, =0 {No topics found} one {# topic found} other {# topics found}}',
    es: '{count, plural, =0 {No se encontraron temas} one {# tema encontrado} other {# temas encontrados}}',
  },
  foundList: { en: 'Topics found', es: 'Temas encontrados' },
  none: { en: 'No topic matches your search', es: 'Ningún tema coincide con su búsqueda' },
  noneWhy: {
    en: 'Try another word for it, or a shorter one, such as "heart" or "sugar". Our list holds common topics only.',
    es: 'Pruebe con otra palabra o con una más corta, como "corazón" o "azúcar". Nuestra lista tiene solo los temas más comunes.',
  },
  own: { en: 'Topics about your record', es: 'Temas sobre su expediente' },
  ownText: { en: 'Only you see this list. The names stand in the words of your record.', es: 'Solo usted ve esta lista. Los nombres aparecen como están en su expediente.' },
  ownNone: {
    en: 'Nothing in your record has a topic in the library so far. You can still search below.',
    es: 'Por ahora nada de su expediente tiene un tema en la biblioteca. De todos modos puede buscar abajo.',
  },
  problems: { en: 'Your health issues', es: 'Sus problemas de salud' },
  medications: { en: 'Your medications', es: 'Sus medicamentos' },
  tests: { en: 'Your tests', es: 'Sus pruebas' },
  vaccines: { en: 'Your vaccines', es: 'Sus vacunas' },
  all: { en: 'All topics', es: 'Todos los temas' },
  jump: { en: 'Go to', es: 'Ir a' },
  notAdvice: {
    en: 'What you read there is general. It does not know you. Ask your doctor or nurse what it means for you.',
    es: 'Lo que lea allí es general y no trata de usted. Pregunte a su médico o enfermera qué significa en su caso.',
  },
  about: { en: 'Before you read', es: 'Antes de leer' },
  outside: {
    en: 'The links of the library lead to {hosts} and nowhere else.',
    es: 'Los enlaces de la biblioteca llevan a {hosts} y a ningún otro lugar.',
  },
  vaccineTopics: { en: 'Read about these vaccines', es: 'Leer sobre estas vacunas' },
});

export const subjectWords: Readonly<Record<Subject, Entry>> = words({
  conditions: { en: 'Illnesses and conditions', es: 'Enfermedades y afecciones' },
  medicines: { en: 'Medicines', es: 'Medicamentos' },
  tests: { en: 'Tests', es: 'Pruebas' },
  vaccines: { en: 'Vaccines', es: 'Vacunas' },
  living: { en: 'Healthy living', es: 'Vida sana' },
});
