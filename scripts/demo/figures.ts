/** The run in numbers, as one party sees it; money in minor units. */
export interface Figures {
  readonly received: number;
  /** By the first reason's code. */
  readonly rejected: Readonly<Record<string, number>>;
  /** Leads on which a reviewer decided. */
  readonly reviewed: number;
  readonly invalidated: number;
  readonly sold: number;
  readonly unsold: number;
  /** No final answer when the demo stopped waiting. */
  readonly unsettled: number;
  /** Deliveries a buyer took, given back ones included. */
  readonly delivered: number;
  readonly returned: number;
  readonly revenue: number;
  readonly cost: number;
  readonly margin: number;
}
/** One line of the closing table. A party that cannot know a figure leaves it out. */
export interface Row {
  readonly name: string;
  readonly money?: boolean;
  readonly callers?: number;
  readonly database?: number;
  readonly buyers?: number;
}

/** What list, export, dashboard and ledger say of the run's money, in minor units, and where they differ lead by lead. */
export interface Views {
  readonly totals: readonly { readonly view: string; readonly revenue: number; readonly cost: number }[];
  readonly differences: readonly string[];
}

/** Names the rows on which two parties who both know the figure differ. */
export function disagreeingRows(rows: readonly Row[]): string[] {
  return rows
    .filter(
      ({ callers, database, buyers }) =>
        new Set([callers, database, buyers].filter((figure) => figure !== undefined)).size > 1,
    )
    .map(
      ({ name, callers, database, buyers }) =>
        `${name}: callers ${callers ?? '-'}, database ${database ?? '-'}, buyers ${buyers ?? '-'}`,
    );
}
