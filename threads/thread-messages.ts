import type { ErrorDetails, ErrorKind } from '#domain/kernel/errors';
import type { PieceName } from './pieces';

export interface ToThread {
  readonly piece: PieceName;
  readonly input: unknown;
}

/** Errors lose their class on the way between threads: what counts of them is written out. */
export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly value: unknown }
  | {
      readonly kind: 'failed';
      readonly failure: {
        readonly kind: ErrorKind;
        readonly code: string;
        readonly message: string;
        readonly details: ErrorDetails;
      };
    };
