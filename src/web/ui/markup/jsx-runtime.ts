/**
 * What JSX becomes in Portico: text, made at once, from the inside out. An element is written as soon as its children
 * are; nothing is kept, compared or hydrated (decision 026). Everything that is not itself markup is escaped, and there
 * is no way to put raw markup in. The compiler calls this file; the types of elements and attributes are React's.
 */
import type { JSX as ReactJsx, ReactNode } from 'react';
import { attributeNames, enumerated, isAddress, voidElements } from './attributes.ts';

export type { ReactJsx as JSX };

/** Finished markup. Its text can only come from `jsx`. */
class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Props = Readonly<Record<string, unknown>> & { readonly children?: unknown };
type Component = (props: Props) => unknown;

export const Fragment = Symbol('Fragment');

/** One element, component or fragment. `children` come inside `props`, already written. */
export function jsx(type: string | Component | typeof Fragment, props: Props): Markup {
  if (typeof type === 'function') {
    const made = type(props);
    return made instanceof Markup ? made : new Markup(textOf(made));
  }
  if (type === Fragment) return new Markup(textOf(props.children));
  if (type === 'select' && 'defaultValue' in props) throw new TypeError('Mark the chosen option with `selected`');
  let text = `<${type as string}`;
  for (const name in props) {
    if (!(type === 'textarea' && /^(defaultV|v)alue$/.test(name))) text += attribute(name, props[name]);
  }
  text += '>';
  if (voidElements.has(type as string)) return new Markup(text);
  return new Markup(`${text}${contentOf(type as string, props)}</${type as string}>`);
}

export { jsx as jsxs, jsx as jsxDEV };

/** The text of finished markup, or of anything that may stand between tags. */
export function textOf(node: unknown): string {
  if (node instanceof Markup) return node.text;
  if (typeof node === 'string') return escape(node);
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (typeof node === 'number' || typeof node === 'bigint') return String(node);
  if (typeof (node as Iterable<unknown>)[Symbol.iterator] !== 'function')
    throw new TypeError('Only text, numbers, elements and lists of these can stand between tags');
  let text = '';
  for (const one of node as Iterable<unknown>) text += textOf(one);
  return text;
}

/** The markup of a page or of a part of one, as text. */
export const markupText = (node: ReactNode): string => textOf(node);

/** Several nodes as one, where no JSX is at hand. */
export const together = (nodes: readonly ReactNode[]): ReactNode => jsx(Fragment, { children: nodes }) as unknown as ReactNode;

const notAttributes = new Set(['children', 'key', 'ref', 'dangerouslySetInnerHTML']);

function attribute(name: string, value: unknown): string {
  if (value === undefined || value === null || notAttributes.has(name) || typeof value === 'function') return '';
  const said = attributeNames(name);
  if (value === false || value === true) {
    if (enumerated(said)) return ` ${said}="${String(value)}"`;
    return value ? ` ${said}=""` : '';
  }
  if (isAddress(said) && /^\s*javascript:/i.test(String(value).replace(/[\u0000-\u0020]/g, ''))) throw new TypeError('An address must not be a script');
  return ` ${said}="${escape(String(value))}"`;
}

/** A text area holds its value between its tags, and the parser of a browser drops one line break at the beginning. */
function contentOf(type: string, props: Props): string {
  const text = textOf(props.children ?? (type === 'textarea' ? (props.defaultValue ?? props.value) : undefined));
  return (type === 'textarea' || type === 'pre') && text.startsWith('\n') ? `\n${text}` : text;
}

const special = /["&'<>]/;

function escape(text: string): string {
  const first = text.search(special);
  if (first < 0) return text;
  let safe = text.slice(0, first);
  for (let at = first; at < text.length; at++) {
    const char = text.charCodeAt(at);
    safe += char === 38 ? '&amp;' : char === 60 ? '&lt;' : char === 62 ? '&gt;' : char === 34 ? '&quot;' : char === 39 ? '&#x27;' : text[at]!;
  }
  return safe;
}
