import { UserError } from '#domain/kernel/errors';
import { camelRow } from '../camel-row';
import type { Queryable } from '../pool';
import type { DataScope } from '../scope/data-scope';
import { leadScope } from '../scope/lead-scope';
import { revenueOf } from '../scope/money-scope';
import type { LeadRow } from '../rows';
import type { LeadOutcome, LeadStage } from '#domain/words/lead';

export interface LeadFilter {
  readonly stage?: LeadStage | undefined;
  readonly outcome?: LeadOutcome | undefined;
  readonly leadTypeId?: string | undefined;
  readonly campaignId?: string | undefined;
  readonly sourceId?: string | undefined;
  /** Received at or after / before, epoch milliseconds. */
  readonly receivedFrom?: number | undefined;
  readonly receivedBefore?: number | undefined;
  readonly email?: string | undefined;
  /** Ten digits. */
  readonly phone?: string | undefined;
  /** Deleted leads are left out unless asked for. */
  readonly includeDeleted?: boolean | undefined;
  /** Whose list it is; absent = somebody who sees everything. */
  readonly sees?: DataScope | undefined;
}

export interface LeadPageRequest {
  readonly limit: number;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

export interface LeadListItem extends Pick<
  LeadRow,
  | 'id'
  | 'leadTypeId'
  | 'sourceId'
  | 'campaignId'
  | 'stage'
  | 'outcome'
  | 'firstName'
  | 'lastName'
  | 'email'
  | 'phone'
  | 'city'
  | 'state'
  | 'postalCode'
  | 'grade'
  | 'test'
  | 'priceMinor'
  | 'costMinor'
  | 'revenueMinor'
  | 'currency'
  | 'receivedAt'
  | 'closedAt'
> {
  readonly leadTypeName: string;
  readonly sourceName: string;
  readonly campaignName: string;
}

export interface LeadPage {
  readonly items: readonly LeadListItem[];
  /** Null on the last page. */
  readonly next: string | null;
}

type ListedRow = LeadListItem & { readonly receivedUs: number };

// Postgres keeps microseconds, so a cursor of milliseconds would skip or repeat leads of the same one.
const COLUMNS = `
  lead.id, lead.lead_type_id, lead.source_id, lead.campaign_id, lead.stage, lead.outcome, lead.first_name, lead.last_name, lead.email,
  lead.phone, lead.city, lead.state, lead.postal_code, lead.grade, lead.test, lead.price_minor, lead.cost_minor, lead.currency,
  lead.received_at, lead.closed_at, lead_type.name as lead_type_name, source.name as source_name, campaign.name as campaign_name,
  (extract(epoch from lead.received_at) * 1000000)::bigint as received_us`;
const AT_MICROSECOND = (parameter: string): string =>
  `'epoch'::timestamptz + ${parameter}::bigint * interval '1 microsecond'`;

/** Leads, newest first, page by page along an index. Not a named statement: each set of filters deserves its own query plan. */
export async function listLeads(sql: Queryable, filter: LeadFilter, page: LeadPageRequest): Promise<LeadPage> {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    ...(filter.sees ? leadScope(filter.sees, bind) : []),
    ...filterConditions(filter, bind),
    ...cursorCondition(page.cursor, bind),
  ];
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  const text = `
    select ${COLUMNS}, ${filter.sees ? revenueOf(filter.sees, bind) : 'lead.revenue_minor'} as revenue_minor from lead
      join lead_type on lead_type.id = lead.lead_type_id
      join source on source.id = lead.source_id
      join campaign on campaign.id = lead.campaign_id
      ${where} order by lead.received_at desc, lead.id desc limit ${bind(page.limit + 1)}`;
  const { rows } = await sql.query<object>({ text, values });
  const read = rows.slice(0, page.limit).map((row) => camelRow<ListedRow>(row));
  const last = read.at(-1);
  return {
    items: read.map(({ receivedUs: _receivedUs, ...item }) => item),
    next: rows.length > page.limit && last ? writeCursor(last.receivedUs, last.id) : null,
  };
}

function filterConditions(filter: LeadFilter, bind: (value: unknown) => string): string[] {
  const conditions: string[] = filter.includeDeleted ? [] : ['lead.deleted_at is null'];
  const equals = {
    stage: filter.stage,
    outcome: filter.outcome,
    lead_type_id: filter.leadTypeId,
    campaign_id: filter.campaignId,
    source_id: filter.sourceId,
    phone: filter.phone,
  };
  for (const [column, value] of Object.entries(equals))
    if (value !== undefined) conditions.push(`lead.${column} = ${bind(value)}`);
  // Said in the words of the partial index, which a bound value alone does not imply.
  if (filter.stage !== undefined && filter.stage !== 'closed') conditions.push(`lead.stage <> 'closed'`);
  if (filter.email !== undefined) conditions.push(`lower(lead.email) = lower(${bind(filter.email)})`);
  if (filter.receivedFrom !== undefined) conditions.push(`lead.received_at >= ${bind(new Date(filter.receivedFrom))}`);
  if (filter.receivedBefore !== undefined)
    conditions.push(`lead.received_at < ${bind(new Date(filter.receivedBefore))}`);
  return conditions;
}

function cursorCondition(cursor: string | undefined, bind: (value: unknown) => string): string[] {
  if (cursor === undefined) return [];
  const { receivedUs, id } = readCursor(cursor);
  return [`(lead.received_at, lead.id) < (${AT_MICROSECOND(bind(receivedUs))}, ${bind(id)}::uuid)`];
}

const writeCursor = (receivedUs: number, id: string): string =>
  Buffer.from(`${receivedUs}.${id}`).toString('base64url');

function readCursor(cursor: string): { receivedUs: string; id: string } {
  const match = /^(\d{1,16})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
    Buffer.from(cursor, 'base64url').toString('latin1'),
  );
  if (!match?.[1] || !match[2]) throw new UserError('invalid-cursor', 'The cursor is not one this list gave out');
  return { receivedUs: match[1], id: match[2] };
}
