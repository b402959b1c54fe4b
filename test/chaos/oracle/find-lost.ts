import type { PostEntry } from '../load/diary';
import { acceptances, finding, type BookedLead, type Evidence, type Finding } from './evidence';

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
  return posts.flatMap((post) => {
    const { leadId, key, status, code } = post;
    if (leadId === null) return status >= 400 ? [finding(key, `was refused with ${status}: ${code}`)] : [];
    const broken = brokenPromise(post, booked.get(leadId));
    return broken === undefined ? [] : [finding(leadId, broken)];
  });
}

function brokenPromise({ outcome, code, key }: PostEntry, lead: BookedLead | undefined): string | undefined {
  if (!lead) return `was acknowledged (${outcome}) under key ${key} and is not in the book`;
  if (!FINAL.has(lead.stage)) return `was acknowledged (${outcome}) and is still ${lead.stage}`;
  const ended = lead.outcome ?? '';
  if (outcome === 'rejected' && !['rejected', 'invalid'].includes(ended))
    return `was answered rejected and ended ${ended}`;
  if (outcome === 'accepted' && ended === 'rejected') return `was answered accepted (${code}) and ended rejected`;
  const possible = code === null ? undefined : ENDED[code];
  return possible && !possible.includes(ended) ? `was answered ${code} and ended ${ended}` : undefined;
}

function lostSales({ log, deliveries }: Evidence): Finding[] {
  const booked = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  return acceptances(log).flatMap(({ webhookId, buyer, leadId }) => {
    const delivery = booked.get(webhookId);
    if (!delivery)
      return [finding(leadId ?? webhookId, `was accepted by ${buyer} as ${webhookId}, which is not in the book`)];
    return KNOWN.has(delivery.state)
      ? []
      : [finding(delivery.leadId, `was accepted by ${buyer} and is booked as ${delivery.state}`)];
  });
}

const VERDICTS: Readonly<Record<string, string>> = { validate: 'validated', invalidate: 'invalidated' };

/** Verdicts and returns that were answered 200. */
function lostVerdicts({ actions, leads, deliveries }: Evidence): Finding[] {
  const verdictOf = new Map(leads.map(({ id, verdict }) => [id, verdict]));
  const stateOf = new Map(deliveries.map(({ id, state }) => [id, state]));
  return actions
    .filter(({ status }) => status === 200)
    .flatMap(({ action, leadId, deliveryId }) => {
      const wanted = action === 'mark-returned' ? 'returned' : VERDICTS[action];
      const booked = action === 'mark-returned' ? stateOf.get(deliveryId ?? '') : verdictOf.get(leadId);
      return wanted === undefined || booked === wanted
        ? []
        : [finding(leadId, `was ${wanted} by an operator; the book says ${booked}`)];
    });
}
