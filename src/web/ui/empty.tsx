/**
 * A list without entries: says so, says why it may be so, and offers one next step. Never a blank table.
 */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type EmptyProps = {
  title: ReactNode;
  why?: ReactNode;
  next?: ReactNode;
  icon?: IconName;
  level?: 2 | 3;
};

export function Empty({ title, why, next, icon = 'calm', level = 2 }: EmptyProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="pt-empty">
      <Icon name={icon} />
      <Heading className="pt-empty__title">{title}</Heading>
      {why ? <div className="pt-empty__why">{why}</div> : null}
      {next ? <div className="pt-empty__next">{next}</div> : null}
    </div>
  );
}
