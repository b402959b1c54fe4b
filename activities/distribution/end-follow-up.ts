import { bookFollowed } from '../booking/plans/book-followed';
import type { ActivityDeps } from '../kit/deps';

export interface EndFollowUpInput {
  readonly leadId: string;
  readonly actionId: string;
}

/** Says that what an action asked for came to its end beside the lead's own run, which closes the lead itself. */
export const endFollowUp =
  (deps: ActivityDeps) =>
  async ({ leadId, actionId }: EndFollowUpInput): Promise<void> =>
    bookFollowed(deps.pool, { leadId, actionId, now: deps.now() });
