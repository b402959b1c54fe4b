import { acceptances, finding, groupBy, type Evidence, type Finding } from './evidence';

const SOLD = new Set(['accepted', 'returned']);

/**
 * A lead in more hands than it may be in, by the buyers' word and by the book's; a buyer that was sent one lead as two; one post that
 * became two leads; one person sold twice although duplicates are refused. A return does not make room: nobody plans a sold lead again.
 */
export function findDoubleSold(evidence: Evidence): readonly Finding[] {
  return [...byBuyers(evidence), ...byBook(evidence), ...onePostTwoLeads(evidence), ...onePersonTwice(evidence)];
}

function byBuyers({ log, deliveries, leads }: Evidence): Finding[] {
  const exclusive = new Set(deliveries.filter((delivery) => delivery.exclusive).map(({ id }) => id));
  const most = new Map(leads.map(({ id, maxDeliveries }) => [id, maxDeliveries]));
  return [...groupBy(acceptances(log), ({ leadId }) => leadId ?? '')].flatMap(([leadId, accepted]): Finding[] => {
    const buyers = accepted.map(({ buyer }) => buyer);
    if (new Set(buyers).size < buyers.length)
      return [finding(leadId, `was accepted twice by one buyer: ${buyers.join(', ')}`)];
    const alone = accepted.some(({ webhookId }) => exclusive.has(webhookId));
    const allowed = alone ? 1 : (most.get(leadId) ?? 1);
    return buyers.length > allowed
      ? [finding(leadId, `may go to ${allowed} and was accepted by ${buyers.join(', ')}`)]
      : [];
  });
}

function byBook({ deliveries, leads }: Evidence): Finding[] {
  const most = new Map(leads.map(({ id, maxDeliveries }) => [id, maxDeliveries]));
  return [
    ...groupBy(
      deliveries.filter(({ state }) => SOLD.has(state)),
      ({ leadId }) => leadId,
    ),
  ].flatMap(([leadId, sold]): Finding[] => {
    const allowed = sold.some(({ exclusive }) => exclusive) ? 1 : (most.get(leadId) ?? 1);
    return sold.length > allowed
      ? [finding(leadId, `may go to ${allowed} and is booked as sold ${sold.length} times`)]
      : [];
  });
}

function onePostTwoLeads({ posts, leads }: Evidence): Finding[] {
  const told = [
    ...groupBy(
      posts.filter(({ leadId }) => leadId !== null),
      ({ key }) => key,
    ),
  ].flatMap(([key, answers]): Finding[] => {
    const ids = new Set(answers.map(({ leadId }) => leadId));
    return ids.size > 1 ? [finding(key, `was acknowledged as ${[...ids].join(' and ')}`)] : [];
  });
  const stored = [
    ...groupBy(
      leads.filter(({ key }) => key !== null),
      ({ key }) => key!,
    ),
  ].flatMap(([key, rows]): Finding[] => (rows.length > 1 ? [finding(key, `was stored ${rows.length} times`)] : []));
  return [...told, ...stored];
}

function onePersonTwice({ posts, leads }: Evidence): Finding[] {
  const booked = new Map(leads.map((lead) => [lead.id, lead]));
  const taken = (leadId: string | null): boolean => {
    const lead = booked.get(leadId ?? '');
    return lead !== undefined && lead.stage !== 'received' && lead.outcome !== 'rejected';
  };
  return [...groupBy(posts, ({ person }) => person)].flatMap(([person, answers]): Finding[] => {
    const ids = new Set(answers.map(({ leadId }) => leadId).filter(taken));
    return ids.size > 1 ? [finding(person, `was taken ${ids.size} times: ${[...ids].join(', ')}`)] : [];
  });
}
