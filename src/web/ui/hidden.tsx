/**
 * Words that are spoken and not shown. Never put anything in here that a sighted reader also needs.
 */
import type { ReactNode } from 'react';

export function Hidden({ children }: { children: ReactNode }) {
  return <span className="usa-sr-only">{children}</span>;
}
