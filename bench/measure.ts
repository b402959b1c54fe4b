import type { Bench } from './bench';

/** What one measure found; times in milliseconds. */
export interface Figure {
  readonly value: number;
  /** The same without the product, from the same run; null where there is nothing to compare with. */
  readonly floor: number | null;
  readonly ratio: number | null;
  readonly holds: boolean;
  /** What else was seen, above all where the time goes. */
  readonly note: string;
}

/** One budget of the architecture and how it is measured. */
export interface Measure {
  readonly id: string;
  /** What `value` and `floor` count, with the unit. */
  readonly measure: string;
  readonly budget: string;
  run(bench: Bench): Promise<Figure>;
}

export interface Measured extends Figure {
  readonly id: string;
  readonly measure: string;
  readonly budget: string;
}
