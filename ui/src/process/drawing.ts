import type { Tone } from '#ui/kit/tone-of';

/** One box of a drawing. All words are ready to be shown. */
export interface Cell {
  /** Unique in its drawing. */
  readonly id: string;
  readonly kind: 'step' | 'fold' | 'next';
  /** What a click opens: a step of the document, and which of its attempts; absent = nothing to open. */
  readonly opens?: { readonly nodeId: string; readonly attempt?: number };
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  /** How long it took. */
  readonly took: string;
  /** The state as a word, beside its colour. */
  readonly state: string;
  /** Under way: it pulses. */
  readonly live: boolean;
}

/** What happened at about the same time, side by side: one step, parallel bids, or the attempts of a delivery. */
export interface DrawnRow {
  readonly id: string;
  /** On the time axis: how long after the beginning. */
  readonly at: string;
  /** The same as a date and time. */
  readonly moment: string;
  /** `aside`: beside the way, leading nowhere. */
  readonly layout: 'single' | 'parallel' | 'retries' | 'aside';
  readonly cells: readonly Cell[];
}

export interface Link {
  readonly from: string;
  readonly to: string;
  /** The path taken is solid, the others are dashed. */
  readonly taken: boolean;
  /** It led to a sale. */
  readonly good: boolean;
  /** How long was waited in between, when that was long. */
  readonly wait?: string;
  /** Leaves or comes back at the side: over the box and `down` into it, or down between the two and `across` into its left side. */
  readonly side?: 'down' | 'across';
}

export interface ProcessDrawing {
  readonly rows: readonly DrawnRow[];
  readonly links: readonly Link[];
}

/** Looks a word up; with a count it chooses between singular and plural. */
export type Say = (key: string, named?: Readonly<Record<string, unknown>>, count?: number) => string;

/** What the words of a drawing depend on beside the document. */
export interface DrawingContext {
  readonly say: Say;
  readonly currency: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The lead's person was erased, and with them what its steps had to say. */
  readonly erased?: boolean;
  /** A moment as date and time in the installation's zone. */
  readonly moment: (at: number) => string;
  /** Folded parts that were opened. */
  readonly unfolded: ReadonlySet<string>;
}
