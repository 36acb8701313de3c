/**
 * Controls that narrow a list. A GET form keeps the choice in the address; where what is typed must not stand there,
 * it posts. The result count is announced after the page loads.
 */
import type { ReactNode } from 'react';

export type FilterBarProps = {
  action: string;
  /** Name of the search landmark: "Filter results". */
  label: string;
  /** Fields and selects. */
  children: ReactNode;
  /** The button's text: "Apply". */
  submit: string;
  /** Only when something is filtered: "Show all". */
  clear?: { href: string; text: string };
  /** "12 results". */
  count?: string;
  hidden?: Record<string, string>;
  method?: 'get' | 'post';
};

export function FilterBar({ action, label, children, submit, clear, count, hidden, method = 'get' }: FilterBarProps) {
  return (
    <div className="pt-filter">
      <form
        className="pt-filter__form"
        method={method}
        action={action}
        role="search"
        aria-label={label}
        noValidate
      >
        {Object.entries(hidden ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <button type="submit" className="usa-button usa-button--outline">
          {submit}
        </button>
      </form>
      {count || clear ? (
        <p className="pt-filter__count">
          <span role="status">{count}</span>
          {clear ? <a href={clear.href}>{clear.text}</a> : null}
        </p>
      ) : null}
    </div>
  );
}
