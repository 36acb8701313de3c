/** How names of people are compared when somebody looks for them: without case, accents, points or hyphens. */

/** "O'Connor-Núñez" → "oconnor nunez". Marks inside a word go, marks between words part them. */
export const foldName = (text: string): string =>
  text.normalize('NFKD').replace(/[\p{M}'’ʼ`.]/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** What `patient.name_key` holds: family name first, then the given names. */
export const nameKey = (family: string | null | undefined, given: string | null | undefined): string =>
  foldName(`${family ?? ''} ${given ?? ''}`);
