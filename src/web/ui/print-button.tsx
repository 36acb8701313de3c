/**
 * Opens the browser's print dialogue. Hidden until the browser script runs, since nothing else can open it.
 */
import { Icon } from './icon.tsx';

export function PrintButton({ text }: { text: string }) {
  return (
    <button type="button" className="usa-button usa-button--outline pt-print" data-print="" hidden>
      <Icon name="print" />
      {text}
    </button>
  );
}
