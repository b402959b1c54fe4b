import type { FileSink } from '#api/contract/endpoint';
import type { ListColumn } from '#api/contract/listing/list';
import type { ListRow } from '#db/listing/present-row';

export interface Sheet {
  readonly title: string;
  readonly columns: readonly ListColumn[];
  /** IANA zone that times are written in. */
  readonly zone: string;
}
/** Hands over all rows, batch by batch; `take` answers false when no more are wanted. */
export type RowSource = (take: (rows: ListRow[]) => Promise<boolean>) => Promise<number>;
export type WriteSheet = (sheet: Sheet, rows: RowSource, out: FileSink) => Promise<void>;

/** Headings; times say in which zone they are. */
export function headingsOf({ columns, zone }: Sheet): string[] {
  return columns.map(({ label, kind }) => (kind === 'moment' ? `${label} (${zone})` : label));
}
