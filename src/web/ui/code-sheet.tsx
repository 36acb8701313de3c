/**
 * A set of codes to print or write down, evenly spaced, two in a row where there is room. The caller says around it
 * what they are for.
 */
export function CodeSheet({ codes, label }: { codes: readonly string[]; label: string }) {
  return (
    <ol className="pt-codes" aria-label={label} translate="no">
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ol>
  );
}
