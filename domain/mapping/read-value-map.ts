import { readPastedTable } from './read-pasted-table';

export interface PastedValues {
  readonly values: Readonly<Record<string, string>>;
  /** Numbers of the lines that hold no pair, from 1. */
  readonly skipped: readonly number[];
}

/** A pasted value map: what the lead has, then what the buyer gets, one pair a line. A later pair replaces an earlier one. */
export function readValueMap(text: string): PastedValues {
  const skipped: number[] = [];
  const pairs: [string, string][] = [];
  readPastedTable(text).forEach(([from = '', to], index) => {
    if (from === '' || to === undefined) skipped.push(index + 1);
    else pairs.push([from, to]);
  });
  return { values: Object.fromEntries(pairs), skipped };
}
