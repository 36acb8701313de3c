/**
 * A list beside what is open from it, on a wide screen; under each other on a narrow one.
 */
import type { ReactNode } from 'react';

export function Split({ list, detail }: { list: ReactNode; detail: ReactNode }) {
  return (
    <div className="pt-split">
      <div>{list}</div>
      <div>{detail}</div>
    </div>
  );
}
