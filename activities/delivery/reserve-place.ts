import type { DeliverLeadInput } from '#domain/protocol/lead-messages';
import { reserveDelivery } from '../booking/reserve/reserve-delivery';
import type { ActivityDeps } from '../kit/deps';
import type { DeliveryFacts } from './load-delivery-facts';

/** Takes the place and the caps of a delivery, and begins its first attempt where its request is given. */
export function reservePlace(
  deps: ActivityDeps,
  input: DeliverLeadInput,
  facts: DeliveryFacts,
  fresh: { readonly deliveryId: string; readonly request?: unknown },
) {
  const { candidate } = input;
  return reserveDelivery(deps.pool, {
    ...fresh,
    leadId: input.leadId,
    planNumber: input.planNumber,
    origin: input.origin,
    candidate,
    zone: facts.account.zone,
    limits: facts.account.limits,
    currency: facts.currency,
    price: candidate.price,
    now: deps.now(),
    ignoreLimits: candidate.ignoreLimits,
    share: candidate.ignoreLimits ? null : facts.account.maxQualifiedPercent,
    uncounted: facts.render.test,
    replaces: facts.replaces,
  });
}
