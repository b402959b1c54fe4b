import type { z } from 'zod';
import type { Queryable } from '#db/pool';
import { loadLead } from '#db/queries/load-lead';
import { loadLeadTimeline, type LeadTimeline } from '#db/queries/load-lead-timeline';
import type { leadSchema } from '#api/contract/leads';
import { isoOf, isoOrNull } from './iso-of';

type Lead = z.input<typeof leadSchema>;

/** Everything about a lead, as an operator sees it; null when there is none. */
export async function readLeadDetails(sql: Queryable, leadId: string): Promise<Lead | null> {
  const lead = await loadLead(sql, leadId);
  if (!lead) return null;
  const timeline = await loadLeadTimeline(sql, leadId);
  const { duplicateKey: _key, exclusiveHolder: _holder, isMobile: _mobile, ipAddress: _ip, createdAt: _created, updatedAt: _updated, planCount: _plans, ...shown } = lead;
  return {
    ...shown,
    fields: lead.fields as Lead['fields'],
    reasons: lead.reasons as Lead['reasons'],
    receivedAt: isoOf(lead.receivedAt), closedAt: isoOrNull(lead.closedAt), decidedAt: isoOrNull(lead.decidedAt),
    erasedAt: isoOrNull(lead.erasedAt), deletedAt: isoOrNull(lead.deletedAt),
    ...timelineOf(timeline),
    insertRequest: await readInsertRequest(sql, leadId),
  };
}

function timelineOf({ deliveries, attempts, returns, plans, pings, steps }: LeadTimeline): Pick<Lead, 'deliveries' | 'plans' | 'pings' | 'steps'> {
  return {
    deliveries: deliveries.map(({ leadId: _lead, capWindows: _windows, visibleInPortal: _visible, createdAt: _created, ...delivery }) => ({
      ...delivery,
      reason: delivery.reason as Lead['deliveries'][number]['reason'],
      reservedAt: isoOf(delivery.reservedAt), decidedAt: isoOrNull(delivery.decidedAt),
      attempts: attempts.filter((attempt) => attempt.deliveryId === delivery.id).map(({ deliveryId: _delivery, createdAt: _made, ...attempt }) => withTimes(attempt)),
      returns: returns.filter((entry) => entry.deliveryId === delivery.id).map(({ deliveryId: _delivery, createdAt: _made, ...entry }) => ({
        ...entry, requestedAt: isoOf(entry.requestedAt), decidedAt: isoOrNull(entry.decidedAt),
      })),
    })),
    plans: plans.map(({ leadId: _lead, createdAt: _created, ...plan }) => ({
      ...plan, madeAt: isoOf(plan.madeAt), candidates: plan.candidates as never, refusals: plan.refusals as never,
    })),
    pings: pings.map(({ leadId: _lead, methodId: _method, createdAt: _created, ...ping }) => withTimes(ping)),
    steps: steps.map(({ id: _id, leadId: _lead, seq: _seq, createdAt: _created, ...step }) => ({ ...withTimes(step), detail: { ...step.detail } })),
  };
}

function withTimes<T extends { readonly startedAt: number; readonly endedAt: number | null }>(entry: T): Omit<T, 'startedAt' | 'endedAt'> & { startedAt: string; endedAt: string | null } {
  return { ...entry, startedAt: isoOf(entry.startedAt), endedAt: isoOrNull(entry.endedAt) };
}

interface RequestRow {
  readonly contentType: string;
  readonly headers: Record<string, string>;
  readonly query: string;
  readonly remoteIp: string;
  readonly receivedAt: Date;
  readonly body: Buffer;
}

async function readInsertRequest(sql: Queryable, leadId: string): Promise<Lead['insertRequest']> {
  const text = `select content_type as "contentType", headers, query, remote_ip as "remoteIp", received_at as "receivedAt", body
    from lead_insert_request where lead_id = $1`;
  const { rows } = await sql.query<RequestRow>({ name: 'read-insert-request', text, values: [leadId] });
  const [row] = rows;
  return row ? { ...row, receivedAt: row.receivedAt.toISOString(), body: row.body.toString('utf8') } : null;
}
