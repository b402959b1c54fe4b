import { doublingWait } from '../doubling-wait';

/** SQL: how long an action waits after so many tries in vain. */
export const waitAfterTries = (tries: string): string => doublingWait(tries, 5);
