import { bookClosed, type ClosedLead } from '../booking/close-lead';
import type { ActivityDeps } from '../kit/deps';

export interface CloseLeadInput {
  readonly leadId: string;
  /** The action whose follow-up comes to its end with it. Absent = the lead's own run does. */
  readonly actionId?: string;
}

/** Says what became of a lead; see `bookClosed`. */
export const closeLead =
  (deps: ActivityDeps) =>
  async ({ leadId, actionId }: CloseLeadInput): Promise<ClosedLead> => {
    const { stage, outcome } = await bookClosed(deps.pool, leadId, deps.now(), actionId);
    deps.inHand.leave(leadId);
    return { stage, outcome };
  };
