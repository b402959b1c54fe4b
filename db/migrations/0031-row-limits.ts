import { Migration } from '@mikro-orm/migrations';
import { SIGHT_ROLE } from '../roles/group-roles';
import { among, limitRows, seesAll, withRow } from './kit/limit-rows';

/** Of tables that have one, the condition under which a limited person sees a row; the others tell of nobody in particular. */
const IN_SIGHT: Readonly<Record<string, string>> = {
  lead_type: among('id', 'leadTypeIds'),
  source: among('id', 'sourceIds'),
  buyer: among('id', 'buyerIds'),
  campaign: `${among('source_id', 'sourceIds')} and ${among('lead_type_id', 'leadTypeIds')}`,
  delivery_method: `${among('buyer_id', 'buyerIds')} and ${among('lead_type_id', 'leadTypeIds')}`,
  delivery_account: `${among('buyer_id', 'buyerIds')} and ${among('lead_type_id', 'leadTypeIds')}`,
  lead_form: withRow('lead_form', 'campaign', 'campaign_id'),
  api_credential: among('source_id', 'sourceIds'),
  access_token: among('source_id', 'sourceIds'),
  // A buyer's delivery says that the lead is the buyer's; a lead's limits say that the delivery is in sight: through a view, or one would ask the other for ever.
  lead: `${among('lead_type_id', 'leadTypeIds')} and ${among('source_id', 'sourceIds')} and (${seesAll('buyerIds')} or exists (
    select from delivery given where given.lead_id = lead.id and given.state in ('accepted', 'tested', 'returned', 'unknown')))`,
  delivery: `${among('buyer_id', 'buyerIds')} and (${seesAll('leadTypeIds')} and ${seesAll('sourceIds')} or exists (
    select from lead_limits about where about.id = delivery.lead_id and ${among('about.lead_type_id', 'leadTypeIds')} and ${among('about.source_id', 'sourceIds')}))`,
  delivery_attempt: withRow('delivery_attempt', 'delivery', 'delivery_id'),
  lead_return: withRow('lead_return', 'delivery', 'delivery_id'),
  delivery_test: `${withRow('delivery_test', 'delivery_method', 'method_id')} and (lead_id is null or ${withRow('delivery_test', 'lead', 'lead_id')})`,
  ping: `${withRow('ping', 'lead', 'lead_id')} and ${withRow('ping', 'delivery_account', 'account_id')}`,
  cap_window: `case scope when 'account' then ${withRow('cap_window', 'delivery_account', 'scope_id')} else ${withRow('cap_window', 'campaign', 'scope_id')} end`,
  // Of a sale whoever sees its delivery, unless limited to sources; of what a lead costs whoever sees the lead, unless limited to buyers.
  ledger_transaction: `${withRow('ledger_transaction', 'lead', 'lead_id')} and case when kind in ('lead-cost', 'lead-cost-return')
    then ${seesAll('buyerIds')} else ${seesAll('sourceIds')} and ${withRow('ledger_transaction', 'delivery', 'subject_id')} end`,
  ledger_entry: withRow('ledger_entry', 'ledger_transaction', 'transaction_id'),
  config_version: `case entity ${[
    'lead_type',
    'source',
    'buyer',
    'campaign',
    'delivery_method',
    'delivery_account',
    'lead_form',
    'api_credential',
  ]
    .map((entity) => `when '${entity}' then ${withRow('config_version', entity, 'entity_id')}`)
    .join(' ')} else true end`,
  ...Object.fromEntries(
    [
      'lead_insert_request',
      'lead_dispatch',
      'lead_step',
      'lead_note',
      'process_snapshot',
      'lead_plan',
      'lead_action',
      'lead_change',
      'lead_file',
    ].map((table) => [table, withRow(table, 'lead', 'lead_id')]),
  ),
};
const WITHOUT_LIMIT = [
  'installation',
  'role',
  'app_user',
  'user_login',
  'recovery_code',
  'user_session',
  'sign_in_challenge',
  'user_link',
  'known_device',
  'throttle',
  'idempotency_key',
  'notice',
  'audit_event',
  'audit_look',
  'saved_view',
  'user_preference',
  'ledger_check',
  'worker_presence',
];

/**
 * A second guard behind the conditions of the statements: whoever is limited to buyers, sources or lead types reads in a role of which row-level
 * security hides every other row, so that a statement that forgot its condition shows nothing.
 */
export class RowLimits0031 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

-- Which ids of a kind the sight in hand names; null = all. Without a sight it fails, so that nothing is shown by mistake.
create function sees(kind text) returns uuid[] language sql stable as $$
  select case jsonb_typeof(named) when 'null' then null else array(select jsonb_array_elements_text(named)::uuid) end
    from (select current_setting('leadrail.sees')::jsonb -> kind as named) sight
$$;
create view lead_limits as select id, lead_type_id, source_id from lead;
${[...Object.entries(IN_SIGHT).map(([table, inSight]) => limitRows(table, inSight)), ...WITHOUT_LIMIT.map((table) => limitRows(table))].join('\n')}
-- Who reads books that they looked.
create policy looks on audit_look for insert to ${SIGHT_ROLE} with check (true);
`);
  }
}
