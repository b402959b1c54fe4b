/** A row of any list: its id, and every column under its name. */
export interface ListedRow {
  readonly id: string;
  readonly [column: string]: unknown;
}
