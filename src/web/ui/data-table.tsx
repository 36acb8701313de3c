/**
 * A table of the record. On a narrow screen each row becomes a card with the column names beside the values;
 * on a wide one it scrolls inside its own region that the keyboard can reach. Never a picture of a table.
 */
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export type Column<Entry> = {
  name: string;
  cell: (entry: Entry) => ReactNode;
  /** Figures are set at the end of the cell so that they line up. */
  numeric?: boolean;
  /** The cell that names the row. */
  rowHeader?: boolean;
};

export type DataTableProps<Entry> = {
  /** Also names the scrolling region. */
  caption: string;
  hiddenCaption?: boolean;
  columns: Column<Entry>[];
  entries: Entry[];
  keyOf: (entry: Entry, index: number) => string;
};

export function DataTable<Entry>(props: DataTableProps<Entry>) {
  return (
    <div className="pt-table" role="region" aria-label={props.caption} tabIndex={0}>
      <table>
        <caption className={classes(props.hiddenCaption && 'usa-sr-only')}>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.name} scope="col" className={classes(column.numeric && 'pt-numeric')}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.entries.map((entry, index) => (
            <tr key={props.keyOf(entry, index)}>
              {props.columns.map((column) => {
                const Cell = column.rowHeader ? 'th' : 'td';
                return (
                  <Cell
                    key={column.name}
                    scope={column.rowHeader ? 'row' : undefined}
                    className={classes(column.numeric && 'pt-numeric')}
                    data-name={column.name}
                  >
                    <span>{column.cell(entry)}</span>
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
