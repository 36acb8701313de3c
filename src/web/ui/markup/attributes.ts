/**
 * How attributes are written in HTML and SVG: React's names are those of the document object model, HTML's are lower
 * case, and SVG has some of each (HTML Standard, section 2.4 and 4.2; SVG 2, attribute index). No logic of a page.
 */

/** Elements without content: they have no end tag. */
export const voidElements: ReadonlySet<string> = new Set(
  ['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'],
);

const other: Record<string, string> = {
  className: 'class', htmlFor: 'for', httpEquiv: 'http-equiv', acceptCharset: 'accept-charset',
  defaultValue: 'value', defaultChecked: 'checked',
};

/** SVG writes these as they stand. */
const asTheyStand = new Set(['viewBox', 'preserveAspectRatio', 'gradientUnits', 'gradientTransform', 'patternUnits', 'clipPathUnits',
  'markerWidth', 'markerHeight', 'markerUnits', 'refX', 'refY', 'textLength', 'lengthAdjust', 'startOffset', 'pathLength']);

/** SVG writes these with a dash. */
const dashed = /^(stroke(?:Width|Linecap|Linejoin|Dasharray|Dashoffset|Opacity|Miterlimit)|fill(?:Rule|Opacity)|clip(?:Path|Rule)|text(?:Anchor|Decoration|Rendering)|dominantBaseline|alignmentBaseline|baselineShift|font(?:Size|Family|Weight|Style|Variant)|letterSpacing|wordSpacing|stop(?:Color|Opacity)|marker(?:Start|Mid|End)|vectorEffect|paintOrder|pointerEvents|shapeRendering|colorInterpolation|unicodeBidi)$/;

const known = new Map<string, string>();

/** The name of an attribute as it is written. Throws for what could not be one. */
export function attributeNames(name: string): string {
  const said = known.get(name);
  if (said) return said;
  if (!/^[A-Za-z][\w:-]*$/.test(name)) throw new TypeError('That is no name of an attribute');
  const written = other[name] ?? (asTheyStand.has(name) ? name : dashed.test(name) ? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) : name.toLowerCase());
  known.set(name, written);
  return written;
}

/** Attributes whose "no" is written out: absent means something else. */
export const enumerated = (name: string): boolean =>
  name.startsWith('aria-') || name.startsWith('data-') || name === 'draggable' || name === 'spellcheck' || name === 'contenteditable' || name === 'focusable';

export const isAddress = (name: string): boolean => name === 'href' || name === 'src' || name === 'action' || name === 'formaction';
