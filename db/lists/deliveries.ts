import { referenceTo, type ColumnSql, type MakeSource } from '../listing/list-source';
import { allOf } from '../scope/data-scope';
import { deliveryScope } from '../scope/lead-scope';
import { LEAD_NAME, LEAD_NAMES, cameInBy } from './lead-columns';

const JOINED = 'join lead on lead.id = delivery.lead_id';
const NAMES = `
  ${LEAD_NAMES}
  join buyer on buyer.id = delivery.buyer_id
  join delivery_account on delivery_account.id = delivery.account_id
  join delivery_method on delivery_method.id = delivery.method_id`;

const columns = {
  id: { show: 'delivery.id' },
  reservedAt: { show: 'delivery.reserved_at' },
  decidedAt: { show: 'delivery.decided_at' },
  state: { show: 'delivery.state' },
  leadName: { show: `nullif(${LEAD_NAME}, '')`, by: LEAD_NAME },
  lead: { show: 'lead.id', by: 'delivery.lead_id' },
  ...cameInBy,
  buyer: { show: referenceTo('buyer.id', 'buyer.company'), by: 'delivery.buyer_id' },
  account: { show: referenceTo('delivery_account.id', 'delivery_account.name'), by: 'delivery.account_id' },
  method: { show: referenceTo('delivery_method.id', 'delivery_method.name'), by: 'delivery.method_id' },
  channel: {
    show: 'delivery_method.channel',
    by: '(select method.channel from delivery_method method where method.id = delivery.method_id)',
  },
  origin: { show: 'delivery.origin' },
  // Nothing is paid for a test.
  priceMinor: { show: `case when delivery.state = 'tested' then 0 else delivery.price_minor end` },
  currency: { show: 'delivery.currency' },
  attempts: { show: 'delivery.attempts' },
  reason: { show: `delivery.reason ->> 'message'` },
  reasonCode: { show: `delivery.reason ->> 'code'` },
  exclusive: { show: 'delivery.exclusive' },
  reference: { show: 'delivery.reference' },
} as const satisfies Record<string, ColumnSql>;

export const deliveriesSource: MakeSource = (sees, bind) => ({
  from: 'delivery',
  name: 'delivery',
  joins: JOINED,
  where: [() => allOf(deliveryScope(sees, bind))],
  decorate: NAMES,
  columns: {
    ...columns,
    tookMs: { show: '(extract(epoch from delivery.decided_at - delivery.reserved_at) * 1000)::bigint' },
    returnState: {
      show: '(select given_back.state from lead_return given_back where given_back.delivery_id = delivery.id order by given_back.requested_at desc limit 1)',
    },
  },
});

export const returnsSource: MakeSource = (sees, bind) => ({
  from: 'lead_return',
  name: 'lead_return',
  joins: `join delivery on delivery.id = lead_return.delivery_id ${JOINED}`,
  where: [() => allOf(deliveryScope(sees, bind))],
  decorate: NAMES,
  columns: {
    id: { show: 'lead_return.id' },
    requestedAt: { show: 'lead_return.requested_at' },
    state: { show: 'lead_return.state' },
    leadName: columns.leadName,
    lead: columns.lead,
    buyer: columns.buyer,
    account: columns.account,
    ...cameInBy,
    reasonCode: { show: 'lead_return.reason_code' },
    note: { show: 'lead_return.note' },
    priceMinor: columns.priceMinor,
    currency: columns.currency,
    soldAt: { show: 'delivery.decided_at' },
    requestedBy: { show: 'lead_return.requested_by' },
    decidedBy: { show: 'lead_return.decided_by' },
    decidedAt: { show: 'lead_return.decided_at' },
    delivery: { show: 'lead_return.delivery_id' },
  },
});
