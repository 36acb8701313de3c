/**
 * Joins class names, leaving out those that do not apply. It knows no class and decides nothing.
 */
export function classes(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
