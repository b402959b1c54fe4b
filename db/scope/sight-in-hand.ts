import { AsyncLocalStorage } from 'node:async_hooks';
import { seesEverything, type DataScope } from './data-scope';

const inHand = new AsyncLocalStorage<DataScope>();

/** Runs `work` so that every statement it makes through a limited pool sees only the rows of `sees`, whatever the statement asks for. */
export const withSight = <T>(sees: DataScope, work: () => T): T =>
  seesEverything(sees) ? inHand.exit(work) : inHand.run(sees, work);

/** Runs `work` for everybody: what is kept for the next caller must not be what this one may see. */
export const withWholeSight = <T>(work: () => T): T => inHand.exit(work);

/** Whose sight the work in hand is limited to; undefined = nobody's. */
export const sightInHand = (): DataScope | undefined => inHand.getStore();
