/**
 * A code that is read from a screen or a sheet and typed elsewhere: large, evenly spaced, in groups. Copying
 * gives the code with its hyphens; the Copy button appears only when the browser script runs.
 */
import { CopyRow } from './copy-text.tsx';

export type CodeSlipProps = {
  /** What it is: "Access code". */
  label: string;
  groups: string[];
  copy?: { text: string; done: string };
};

export function CodeSlip({ label, groups, copy }: CodeSlipProps) {
  return (
    <div className="pt-code">
      <p className="pt-code__label">{label}</p>
      <p className="pt-code__value" translate="no">
        {groups.map((group, index) => (
          <span key={index}>
            {group}
            {index < groups.length - 1 ? <span className="pt-code__hyphen">-</span> : null}
          </span>
        ))}
      </p>
      {copy ? <CopyRow text={groups.join('-')} done={copy.done} button={copy.text} outlined /> : null}
    </div>
  );
}
