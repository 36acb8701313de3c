/**
 * The documents a person agrees to when they sign up (T1, E13): which version is in force, and since when. An
 * acceptance names the version it was given for. The texts stand in the doors, in both languages.
 */

export interface LegalDocument {
  /** Changes whenever the text changes. */
  readonly version: string;
  /** YYYY-MM-DD. */
  readonly since: string;
}

export const documentNames = ['terms', 'privacy'] as const;
export type DocumentName = (typeof documentNames)[number];

export const documents: Readonly<Record<DocumentName, LegalDocument>> = {
  terms: { version: '1', since: '2026-11-01' },
  privacy: { version: '2', since: '2026-11-24' },
};
