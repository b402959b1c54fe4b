import { finding, groupBy, type Evidence, type Finding } from './evidence';

/** Rules of the book that do not hold, and sales that the book has and the buyer knows nothing of. */
export function findUnbalanced({ violations, deliveries, accounts, log }: Evidence): readonly Finding[] {
  const accepted = groupBy(
    log.filter(({ kind, verdict }) => kind === 'post' && verdict === 'accepted'),
    ({ webhookId }) => webhookId,
  );
  const webhooks = new Set(accounts.map(({ id }) => id));
  const invented = deliveries.filter(
    ({ id, state, accountId }) => state === 'accepted' && webhooks.has(accountId) && !accepted.has(id),
  );
  return [
    ...violations.flatMap(({ violation, count }) =>
      Array.from({ length: count }, () => finding(violation, 'does not hold')),
    ),
    ...invented.map(({ id, leadId }) =>
      finding(leadId, `is booked as sold by delivery ${id}, which its buyer never accepted`),
    ),
  ];
}
