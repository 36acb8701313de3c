/** Entries of the health summary as cards: the name, its state as a word, what is known, and where to learn more. */
import type { ReactNode } from 'react';
import { learnMoreUrl } from '../../library/learn-more.ts';
import { routes } from '../routes.ts';
import { DefinitionGrid } from '../ui/definition-grid.tsx';
import { Hidden } from '../ui/hidden.tsx';
import { recordWords as w } from '../words/record.ts';
import { recordLang, Said } from './record.tsx';
import { titleLangOf, titleOf } from './summary-words.tsx';
import type { Page } from './summary-words.tsx';

export interface Fact {
  readonly term: string;
  readonly value: string | undefined;
  /** The record's own words. */
  readonly isSaid?: boolean;
  /** In place of the plain value: something to press. */
  readonly shown?: ReactNode;
  /** Takes the whole width: long numbers. */
  readonly wide?: boolean;
  /** Left out when it is not known; the others say "None noted". */
  readonly optional?: boolean;
}

export interface EntriesProps<One> {
  visit: Page;
  entries: readonly One[];
  facts(one: One): readonly Fact[];
  tag?(one: One): ReactNode;
  /** Level of the names' headings. */
  level?: 2 | 3;
  /** What an entry without a name is called. */
  unnamed?(one: One): string;
  /** Above the facts: directions. */
  text?(one: One): ReactNode;
}

interface Shown {
  readonly id: string;
  readonly title: string | null;
  readonly code: string | null;
  readonly notes: readonly string[];
  readonly language?: string;
}

export function Entries<One extends Shown>({ visit, entries, facts, tag, text, unnamed, level = 2 }: EntriesProps<One>) {
  const Heading = `h${level}` as const;
  return (
    <ul className="pt-entries">
      {entries.map((one) => (
        <li className="pt-entry" key={one.id}>
          <div className="pt-entry__head">
            <Heading lang={titleLangOf(visit, one)}>{one.title === null && unnamed ? unnamed(one) : titleOf(visit, one)}</Heading>
            {tag?.(one)}
          </div>
          {text?.(one)}
          <DefinitionGrid items={facts(one).filter(({ value, optional }) => value || !optional).map((fact) => ({
            term: fact.term, value: <Value visit={visit} fact={fact} language={one.language} />, ...(fact.wide && { wide: true }),
          }))} />
          {one.notes.map((note, index) => <p className="pt-verbatim" key={index} lang={recordLang(visit.t.language, one.language)}>{note}</p>)}
          {learnMoreUrl(one.code, visit.t.language) && !visit.root
            ? <p className="pt-screen-only"><a href={routes.leave.to({ id: one.id })}>{visit.t(w.learnMore)}<Hidden> {visit.t(w.learnAbout, { name: titleOf(visit, one) })}</Hidden></a></p>
            : null}
        </li>
      ))}
    </ul>
  );
}

function Value({ visit: { t }, fact: { value, shown, isSaid }, language }: { visit: Page; fact: Fact; language: string | undefined }) {
  if (!value) return <span className="pt-quiet">{t(w.noneNoted)}</span>;
  return shown ?? (isSaid ? <Said t={t} language={language}>{value}</Said> : value);
}
