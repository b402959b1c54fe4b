import { acceptances, type Evidence, type Finding } from './evidence';

const FINAL = new Set(['closed', 'qc', 'unresolved']);
/** States in which the book knows, or has to find out, that the buyer has the lead. */
const KNOWN = new Set(['accepted', 'returned', 'unknown']);
/** An answer that says how a lead ended, and the outcomes it can have had. */
const ENDED: Readonly<Record<string, readonly string[]>> = { sold: ['sold', 'unsold'], unsold: ['unsold', 'sold'] };

/** Whatever somebody was told and the book does not know, or a buyer took and nobody is charged for. */
export function findLost(evidence: Evidence): readonly Finding[] {
  return [...lostLeads(evidence), ...lostSales(evidence), ...lostVerdicts(evidence)];
}

function lostLeads({ posts, leads }: Evidence): Finding[] {
  const booked = new Map(leads.map((lead) => [lead.id, lead]));
  return posts.flatMap(({ leadId, key, outcome, code, status }): Finding[] => {
    if (leadId === null) return status >= 400 ? [{ about: key, sentence: `was refused with ${status}: ${code}` }] : [];
    const lead = booked.get(leadId);
    if (!lead) return [{ about: leadId, sentence: `was acknowledged (${outcome}) under key ${key} and is not in the book` }];
    if (!FINAL.has(lead.stage)) return [{ about: leadId, sentence: `was acknowledged (${outcome}) and is still ${lead.stage}` }];
    if (outcome === 'rejected' && !['rejected', 'invalid'].includes(lead.outcome ?? '')) return [{ about: leadId, sentence: `was answered rejected and ended ${lead.outcome}` }];
    if (outcome === 'accepted' && lead.outcome === 'rejected') return [{ about: leadId, sentence: `was answered accepted (${code}) and ended rejected` }];
    const possible = code === null ? undefined : ENDED[code];
    return possible && !possible.includes(lead.outcome ?? '') ? [{ about: leadId, sentence: `was answered ${code} and ended ${lead.outcome}` }] : [];
  });
}

function lostSales({ log, deliveries }: Evidence): Finding[] {
  const booked = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  return acceptances(log).flatMap(({ webhookId, buyer, leadId }): Finding[] => {
    const delivery = booked.get(webhookId);
    if (!delivery) return [{ about: leadId ?? webhookId, sentence: `was accepted by ${buyer} as ${webhookId}, which is not in the book` }];
    return KNOWN.has(delivery.state) ? [] : [{ about: delivery.leadId, sentence: `was accepted by ${buyer} and is booked as ${delivery.state}` }];
  });
}

const VERDICTS: Readonly<Record<string, string>> = { validate: 'validated', invalidate: 'invalidated' };

function lostVerdicts({ actions, leads, deliveries }: Evidence): Finding[] {
  const verdictOf = new Map(leads.map(({ id, verdict }) => [id, verdict]));
  const stateOf = new Map(deliveries.map(({ id, state }) => [id, state]));
  return actions.filter(({ status }) => status === 200).flatMap(({ action, leadId, deliveryId }): Finding[] => {
    const wanted = VERDICTS[action];
    if (wanted !== undefined && verdictOf.get(leadId) !== wanted) return [{ about: leadId, sentence: `was ${wanted} by an operator; the book says ${verdictOf.get(leadId)}` }];
    const returned = action === 'mark-returned' && stateOf.get(deliveryId ?? '') !== 'returned';
    return returned ? [{ about: leadId, sentence: `was returned by an operator; the book says ${stateOf.get(deliveryId ?? '')}` }] : [];
  });
}
