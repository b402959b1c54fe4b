import { type ErrorDetails, UserError } from '../kernel/errors';

export const TOO_SLOW = 'expressions-too-slow';

/** What a user wrote was stopped before it came to an end. */
export const tooSlow = (details: ErrorDetails = {}): UserError =>
  new UserError(TOO_SLOW, 'The expressions and templates take too long to compute; make them simpler.', details);
