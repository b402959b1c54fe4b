import type { Say } from '../say';

export interface FetchContext {
  /** An empty folder, removed afterwards. */
  readonly scratch: string;
  readonly say: Say;
  readonly signal: AbortSignal | undefined;
}

export type FetchResult = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** A way to get the Temporal server program onto this machine. */
export interface BinarySource {
  /** As it stands in progress lines and in the message when nothing worked. */
  readonly name: string;
  /** Puts the program at `target`; returns why it could not, in a few words. */
  fetch(target: string, context: FetchContext): Promise<FetchResult>;
}

/** The last line of a tool's output is where it says what went wrong. */
export const lastLine = (output: string): string =>
  output.trim().split('\n').at(-1)?.trim().slice(0, 200) || 'it failed without a message';
