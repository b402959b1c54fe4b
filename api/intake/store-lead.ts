import { drawnColumns, drawnParameters, drawnValues } from '#db/leads/drawn-columns';
import type { Queryable } from '#db/pool';
import type { IntakeCampaign } from '#db/queries/load-campaign-by-aid';
import type { Reason } from '#domain/kernel/reason';
import type { RawFields } from '#domain/kernel/lead-fields';
import type { SystemValues } from '#domain/lead/system-fields';
import type { IntakeOutcome } from '#api/contract/intake';
import type { Note } from './note';

export interface StoredPost {
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: string;
  readonly body: Buffer;
  readonly remoteIp: string;
  /** What was noticed about it. */
  readonly notes: readonly Note[];
}

export interface NewLead {
  readonly leadId: string;
  readonly receiver: IntakeCampaign;
  readonly fields: RawFields;
  /** What lists and search look at. */
  readonly system: SystemValues;
  readonly test: boolean;
  /** Not empty = rejected at the door: kept, closed, never dispatched. */
  readonly reasons: readonly Reason[];
  readonly post: StoredPost;
  readonly key: {
    readonly scope: string;
    readonly key: string;
    readonly plainKey?: string;
    readonly bodyHash: Buffer;
    readonly keepSeconds: number;
  };
  /** The answer already known now; null = the outcome is waited for. */
  readonly answer: { readonly status: number; readonly body: IntakeOutcome } | null;
  /** How long the dispatcher leaves the lead to this process, or to its schedule. */
  readonly dispatchAfterMs: number;
  /** When accepted, kept for an operator instead of distributed. */
  readonly hold?: boolean;
}

/** One statement, hence one round trip and one transaction: all of it or nothing. Every part hangs on the key being free. */
const STORE = `
  with claim as (
    insert into idempotency_key (scope, key, body_hash, lead_id, status, response, expires_at)
    select $1::text, $2::text, $3::bytea, $4::uuid, $5::integer, $6::jsonb, now() + make_interval(secs => $7)
     where not exists (select 1 from idempotency_key where scope = $1 and key = $40::text and expires_at > now())
    on conflict (scope, key) do nothing
    returning lead_id
  ), stored as (
    insert into lead (id, lead_type_id, source_id, campaign_id, stage, outcome, fields, reasons, test, mode, price_minor, currency,
      max_deliveries, config_version, category, hold, decided_at, closed_at,
      ${drawnColumns})
    select lead_id, $8::uuid, $9::uuid, $10::uuid, $11::text, $12::text, $13::jsonb, $14::jsonb, $15::boolean, $16::text, $17::bigint, $18::text,
      $19::integer, $20::bigint, $27::text, $28::boolean, case when $11 = 'closed' then now() end, case when $11 = 'closed' then now() end,
      ${drawnParameters(29)}
    from claim
  ), request as (
    insert into lead_insert_request (lead_id, content_type, headers, query, body, remote_ip, notes)
    select lead_id, $21::text, $22::jsonb, $23::text, $24::bytea, $25::text, $39::jsonb from claim
  ), queued as (
    insert into lead_dispatch (lead_id, available_at)
    select lead_id, now() + make_interval(secs => $26) from claim where $11 = 'received'
  )
  select lead_id from claim`;

/** Books a lead with its verbatim request, key and dispatch line. False when the key is taken: nothing was stored then. */
export async function storeLead(sql: Queryable, lead: NewLead, timeoutMs: number): Promise<boolean> {
  const { receiver, post, key, system } = lead;
  const rejected = lead.reasons.length > 0;
  const values = [
    key.scope,
    key.key,
    key.bodyHash,
    lead.leadId,
    lead.answer?.status ?? null,
    lead.answer ? JSON.stringify(lead.answer.body) : null,
    key.keepSeconds,
    receiver.leadTypeId,
    receiver.sourceId,
    receiver.id,
    rejected ? 'closed' : 'received',
    rejected ? 'rejected' : null,
    JSON.stringify(lead.fields),
    JSON.stringify(lead.reasons),
    lead.test,
    receiver.settings.processing,
    receiver.priceMinor,
    receiver.currency,
    receiver.settings.maxDeliveries,
    receiver.configVersion,
    post.contentType,
    JSON.stringify(post.headers),
    post.query,
    post.body,
    post.remoteIp,
    lead.dispatchAfterMs / 1000,
    receiver.settings.category,
    lead.hold ?? false,
    ...drawnValues(system),
    JSON.stringify(post.notes),
    key.plainKey ?? null,
  ];
  // `query_timeout` is honoured by the driver per statement though its types do not say so.
  const statement = { name: 'store-lead', text: STORE, values, query_timeout: timeoutMs };
  const { rowCount } = await sql.query(statement);
  return rowCount === 1;
}
