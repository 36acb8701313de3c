/**
 * The health library: our own list of topics and the search in it. It knows no person; what somebody searches for or
 * reads about comes in as an argument and is kept nowhere.
 */
import { conditions } from './topics/conditions.ts';
import { living } from './topics/living.ts';
import { medicines } from './topics/medicines.ts';
import { tests } from './topics/tests.ts';
import type { Subject, Topic } from './topics/topic.ts';
import { vaccines } from './topics/vaccines.ts';

export { subjects } from './topics/topic.ts';
export type { Subject, Topic } from './topics/topic.ts';

export const topics: readonly Topic[] = [...conditions, ...medicines, ...tests, ...vaccines, ...living];

/** The topic that reads at this place. */
export const topicAt = (at: string): Topic | undefined => topics.find((topic) => topic.at === at);

/** The topics of a subject in the order of the alphabet of the reader's language. */
export const topicsAbout = (subject: Subject, language: 'en' | 'es'): Topic[] =>
  topics.filter((topic) => topic.subject === subject).sort((one, other) => one.name[language].localeCompare(other.name[language], language));

/** Where to read about the vaccine with this CVX code: the same number in whichever way it is padded. */
export const vaccineAt = (cvx: string): string | undefined =>
  vaccines.find((topic) => topic.cvx.some((code) => Number(code) === Number(cvx)))?.at;

/**
 * Topics whose name or other words, in either language, begin with every word that was typed; the best first: by their
 * name before by other words. Where nothing is called so, a word may be wrong in one letter.
 */
export function findTopics(typed: string, language: 'en' | 'es'): Topic[] {
  const words = wordsOf(typed).filter((word) => !small.has(word));
  if (words.length === 0) return [];
  const exact = ranked(words, language, (word, wanted) => word.startsWith(wanted));
  if ((exact[0]?.rank ?? 0) > 1) return exact.map(({ topic }) => topic);
  const near = ranked(words, language, (word, wanted) => word.startsWith(wanted) || (wanted.length >= 5 && isNear(word, wanted)));
  return [...new Set([...exact, ...near].map(({ topic }) => topic))];
}

type Fits = (word: string, wanted: string) => boolean;

const ranked = (wanted: readonly string[], language: 'en' | 'es', fits: Fits): { topic: Topic; rank: number }[] =>
  topics
    .map((topic) => ({ topic, rank: rankOf(topic, wanted, language, fits) }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank || one.topic.name[language].localeCompare(other.topic.name[language], language));

/** Three for the first word of the name, two for the name, one for the other words; nothing when a word is nowhere. */
function rankOf({ name, also }: Topic, wanted: readonly string[], language: 'en' | 'es', fits: Fits): number {
  const inName = wordsOf(name[language]);
  const elsewhere = wordsOf(`${name.en} ${name.es} ${also.en} ${also.es}`);
  const ranks = wanted.map((one) => (fits(inName[0] ?? '', one) ? 3 : inName.some((word) => fits(word, one)) ? 2 : elsewhere.some((word) => fits(word, one)) ? 1 : 0));
  return ranks.some((rank) => rank === 0) ? 0 : Math.max(...ranks);
}

/** Words that say nothing of what is looked for. */
const small = new Set(['a', 'an', 'the', 'of', 'in', 'and', 'my', 'el', 'la', 'los', 'las', 'de', 'del', 'en', 'y', 'mi', 'un', 'una']);

/** Without accents and capitals; of a plural what the singular begins with. */
const wordsOf = (text: string): string[] =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).map((word) => (word.length > 4 ? word.replace(/s$/, '') : word));

/** The same but for one letter: changed, left out, put in, or two of them swapped. */
function isNear(word: string, wanted: string): boolean {
  const from = [...word].findIndex((letter, index) => letter !== wanted[index]);
  const at = from < 0 ? word.length : from;
  if (at < 2) return false;
  return [[1, 1], [1, 0], [0, 1], [2, 2]].some(([ofWord = 0, ofWanted = 0]) =>
    word.slice(at + ofWord).startsWith(wanted.slice(at + ofWanted))
    && (ofWord < 2 || [...word.slice(at, at + 2)].reverse().join('') === wanted.slice(at, at + 2)));
}
