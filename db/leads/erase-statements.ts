import { drawnNames, drawnNothing } from './drawn-columns';

/** Reasons without what they quote: code and field stay, message and compared values go. */
const BARE_REASONS = (array: string): string =>
  `coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('code', r->'code', 'message', r->'code', 'field', r->'field')))
               from jsonb_array_elements(${array}) r), '[]')`;

interface EraseStatement {
  readonly name: string;
  /** What it wipes: columns of a table, or the whole row where it deletes. */
  readonly table: string;
  readonly columns: readonly string[] | 'row';
  readonly text: string;
}

/**
 * Everything personal that the book of record keeps of lead $1, place by place. Ids, times, amounts and states stay, so
 * reports and the ledger keep adding up; no hash of the person does, so nobody who posts later is recognised by it;
 * of a source's own key a keyed hash does. A new column or table that can hold a person's data needs its
 * line here, or in `PLACES_BY_NAME` where no lead id leads to it; a test asks about each that is in neither.
 */
export const ERASE_STATEMENTS: readonly EraseStatement[] = [
  {
    name: 'erase-lead',
    table: 'lead',
    columns: [
      'fields',
      ...drawnNames,
      'redirect_url',
      'qc',
      'grading',
      'verification',
      'judgements',
      'duplicate_key',
      'reasons',
    ],
    text: `update lead
   set fields = '{}', ${drawnNothing}, redirect_url = null, qc = null, grading = null, verification = null, judgements = null,
       duplicate_key = null, duplicate_of = null,
       reasons = ${BARE_REASONS('reasons')}
 where id = $1`,
  },
  {
    name: 'erase-insert-request',
    table: 'lead_insert_request',
    columns: ['content_type', 'headers', 'query', 'body', 'remote_ip', 'notes'],
    // Who entered it by hand is no consumer; what looks like that and is none was sent.
    text: `update lead_insert_request set content_type = '', headers = case when headers->>'x-entered-by' ~ '^(user|credential):[0-9a-f-]{36}$'
       then jsonb_build_object('x-entered-by', headers->'x-entered-by') else '{}' end, query = '', body = '', remote_ip = '', notes = '[]' where lead_id = $1`,
  },
  {
    // A derived key is a hash of the person's data, one of older releases may be their e-mail address: both would tell that they came before.
    name: 'erase-idempotency-key',
    table: 'idempotency_key',
    columns: 'row',
    text: `delete from idempotency_key where lead_id = $1 and key not like 'mac:%'`,
  },
  {
    // What a source calls its request stays as a keyed hash until its thirty days are over, so that a retry is no new lead; an empty
    // hash of the body is what says that the lead was erased.
    name: 'erase-request-of-key',
    table: 'idempotency_key',
    columns: ['body_hash', 'response'],
    text: `update idempotency_key set body_hash = '', status = null, response = null where lead_id = $1 and key like 'mac:%'`,
  },
  {
    name: 'erase-steps',
    table: 'lead_step',
    columns: ['detail'],
    // Who did what stays on the record: the id of somebody who works here is not the person's.
    text: `update lead_step set detail = case when node = 'action'
       then jsonb_strip_nulls(jsonb_build_object('by', detail->'by', 'actionId', detail->'actionId', 'code', detail->'code')) else '{}' end
 where lead_id = $1`,
  },
  {
    name: 'erase-changes',
    table: 'lead_change',
    columns: ['changes'],
    text: `update lead_change set changes = '[]' where lead_id = $1`,
  },
  { name: 'erase-files', table: 'lead_file', columns: 'row', text: 'delete from lead_file where lead_id = $1' },
  {
    name: 'erase-notes',
    table: 'lead_note',
    columns: ['text'],
    text: `update lead_note set text = '' where lead_id = $1`,
  },
  {
    name: 'erase-actions',
    table: 'lead_action',
    columns: ['payload'],
    text: `update lead_action set payload = case when state = 'pending' then payload - 'note' else '{}' end where lead_id = $1`,
  },
  {
    name: 'erase-process',
    table: 'process_snapshot',
    columns: 'row',
    text: 'delete from process_snapshot where lead_id = $1',
  },
  {
    name: 'erase-plans',
    table: 'lead_plan',
    columns: ['refusals'],
    text: `update lead_plan
   set refusals = (select coalesce(jsonb_agg(jsonb_set(f, '{reasons}', ${BARE_REASONS("f->'reasons'")})), '[]')
                     from jsonb_array_elements(refusals) f)
 where lead_id = $1`,
  },
  {
    name: 'erase-pings',
    table: 'ping',
    columns: ['request', 'response', 'reading'],
    text: 'update ping set request = null, response = null, reading = null where lead_id = $1',
  },
  {
    name: 'erase-deliveries',
    table: 'delivery',
    columns: ['redirect_url', 'reason'],
    text: `update delivery
   set redirect_url = null, reason = case when reason is not null then jsonb_build_object('code', reason->'code', 'message', reason->'code') end
 where lead_id = $1`,
  },
  {
    name: 'erase-attempts',
    table: 'delivery_attempt',
    columns: ['request', 'response', 'reading'],
    text: `update delivery_attempt a set request = null, response = null, reading = null
  from delivery d where d.id = a.delivery_id and d.lead_id = $1`,
  },
  {
    name: 'erase-delivery-tests',
    table: 'delivery_test',
    columns: 'row',
    text: 'delete from delivery_test where lead_id = $1',
  },
  {
    name: 'erase-returns',
    table: 'lead_return',
    columns: ['note'],
    text: `update lead_return r set note = '' from delivery d where d.id = r.delivery_id and d.lead_id = $1`,
  },
];
