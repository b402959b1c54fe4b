import type { Pool } from 'pg';
import { OperationalError } from '#domain/kernel/errors';
import type { Places } from './screens';

const TEXT = `
  with sold as (
    select lead.id, delivery.buyer_id, delivery.account_id, delivery.method_id, lead.source_id, lead.campaign_id, lead.lead_type_id
    from lead join delivery on delivery.lead_id = lead.id and delivery.state = 'accepted'
    where lead.stage = 'closed' and lead.outcome = 'sold' and not exists (select 1 from lead_return where lead_return.delivery_id = delivery.id)
    order by (select count(*) from ping where ping.lead_id = lead.id) desc, (select count(*) from delivery tried where tried.lead_id = lead.id) desc, lead.id limit 1
  )
  select sold.id as sold, sold.buyer_id as buyer, sold.account_id as account, sold.method_id as method, sold.source_id as source, sold.campaign_id as campaign,
    sold.lead_type_id as "leadType", (select id from lead where stage = 'qc' order by id limit 1) as waiting,
    (select id from lead where outcome = 'rejected' order by jsonb_array_length(reasons) desc, id limit 1) as rejected,
    signed.id as "user", signed.role_id as role
  from sold cross join (select app_user.id, app_user.role_id from app_user join user_login on user_login.user_id = app_user.id order by app_user.id limit 1) signed`;

/** The leads and the configuration of the demo market that say the most: a sale after the largest auction, with all that led to it. */
export async function findPlaces(pool: Pool): Promise<Places> {
  const { rows } = await pool.query<Places>(TEXT);
  if (!rows[0]) throw new OperationalError('nothing-sold', 'The demo market sold nothing that could be shown.');
  return rows[0];
}
