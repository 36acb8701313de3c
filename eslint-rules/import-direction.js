/**
 * The direction of imports (design.md, "The house"): main → doors → nouns → access → kernel. The message says where
 * the code belongs instead. `web/ui` imports nothing of ours; doors never import doors; a noun meets another noun
 * only through the file that carries its name, or through a file of pure rules or facts.
 */
import { dirname, relative, resolve, sep } from 'node:path';

const doors = new Set(['web', 'fhir', 'oauth', 'hl7', 'ccda', 'cli']);

/** Which room of the house a file stands in, from its path under src/. */
export function roomOf(path) {
  const [first, second] = path.split('/');
  if (!path.includes('/')) return { level: 'main', name: first };
  if (first === 'web' && second === 'ui') return { level: 'ui', name: 'web/ui' };
  if (first === 'web' && second === 'browser') return { level: 'browser', name: 'web/browser' };
  if (doors.has(first)) return { level: 'door', name: first };
  if (first === 'access') return { level: 'access', name: first };
  if (first === 'kernel') return { level: 'kernel', name: first };
  return { level: 'noun', name: first };
}

/** Types of the portal object and of the settings may be named anywhere: they carry no behaviour. */
const typesOnly = new Set(['portal.ts', 'config.ts', 'organization/settings.ts']);

/** Undefined when `from` may import `to`, else a sentence that says where the code belongs. Paths under src/. */
export function whyNotImport(from, to, typeOnly = false) {
  const a = roomOf(from);
  const b = roomOf(to);
  if (a.name === b.name && a.level === b.level && a.level !== 'main') return undefined;
  if (typeOnly && typesOnly.has(to)) return undefined;
  switch (a.level) {
    case 'main':
      return undefined;
    case 'ui':
      return `web/ui knows nothing of Portico. Pass it as a property, or move this component to web/${from.split('/')[1]}.`;
    case 'browser':
      return 'web/browser runs in the browser and imports only itself.';
    case 'door':
      if (b.level === 'door' && b.name !== a.name) return `A door never imports another door. Move what both need into the noun it is about, or into kernel.`;
      return undefined;
    case 'noun':
      if (b.level === 'door' || b.level === 'ui') return `A noun does not know how it is shown. Return data (or a Reason) and let ${b.name} render it.`;
      if (b.level === 'main' && !(typeOnly || to === 'config.ts')) return 'A noun takes the portal as an argument; it does not open one.';
      return undefined;
    case 'access':
      if (b.level === 'noun') return `access decides who may; it must not know ${b.name}. Move the rule into ${b.name}, or pass the fact in.`;
      if (b.level === 'door') return 'access does not know the doors.';
      return undefined;
    case 'kernel':
      return `kernel knows nothing of medicine or of this portal. Move this file to the noun that needs ${b.name}, or pass it in.`;
    default:
      return undefined;
  }
}

/** Only access/scope.ts mints scopes; only nouns, access and the kernel write SQL. */
const scopeMint = /(['"]open_(person|staff)_session|portico\.patients')/;

export default {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const root = resolve(context.cwd, 'src');
    const from = relative(root, context.filename).split(sep).join('/');
    if (from.startsWith('..') || /\.test\.tsx?$/.test(from)) return {};
    const check = (node, specifier, typeOnly) => {
      if (!specifier?.startsWith('.')) return;
      const to = relative(root, resolve(dirname(context.filename), specifier)).split(sep).join('/');
      if (to.startsWith('..')) return;
      const why = whyNotImport(from, to, typeOnly);
      if (why) context.report({ node, message: why });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value, node.importKind === 'type'),
      ExportNamedDeclaration: (node) => node.source && check(node, node.source.value, node.exportKind === 'type'),
      ExportAllDeclaration: (node) => check(node, node.source.value, node.exportKind === 'type'),
      ImportExpression: (node) => check(node, node.source.value, false),
      TaggedTemplateExpression(node) {
        if (node.tag.type !== 'Identifier' || node.tag.name !== 'sql') return;
        const room = roomOf(from);
        if (room.level === 'door' && from !== 'web/public/health.ts')
          context.report({ node, message: 'A door writes no SQL. Put the query into the noun it reads, beside the decision it serves.' });
        const text = context.sourceCode.getText(node);
        if (room.level !== 'access' && scopeMint.test(text))
          context.report({ node, message: 'Only access/scope.ts says for whom a transaction acts.' });
      },
    };
  },
};
