import { performAction } from './actions/perform-action';
import { deliverAlternate } from './delivery/deliver-alternate';
import { deliverLead } from './delivery/deliver-lead';
import { testDelivery } from './delivery-test/test-delivery';
import { closeLead } from './distribution/close-lead';
import { endFollowUp } from './distribution/end-follow-up';
import { planLead } from './distribution/plan-lead';
import { runAuction } from './distribution/run-auction';
import { openLead } from './intake/open-lead';
import type { ActivityDeps } from './kit/deps';
import { verifyFields } from './verification/verify-fields';

/** Every activity by the name it has in histories. */
export function createActivities(deps: ActivityDeps) {
  return {
    openLead: openLead(deps),
    verifyFields: verifyFields(deps),
    planLead: planLead(deps),
    runAuction: runAuction(deps),
    deliverLead: deliverLead(deps),
    deliverAlternate: deliverAlternate(deps),
    closeLead: closeLead(deps),
    endFollowUp: endFollowUp(deps),
    performAction: performAction(deps),
    testDelivery: testDelivery(deps),
  };
}

export type LeadActivities = ReturnType<typeof createActivities>;
