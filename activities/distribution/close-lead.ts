import { bookClosed, type ClosedLead } from '../booking/close-lead';
import type { ActivityDeps } from '../kit/deps';

/** Says what became of a lead; see `bookClosed`. */
export const closeLead =
  (deps: ActivityDeps) =>
  async ({ leadId }: { leadId: string }): Promise<ClosedLead> => {
    const { stage, outcome } = await bookClosed(deps.pool, leadId, deps.now());
    deps.inHand.leave(leadId);
    return { stage, outcome };
  };
