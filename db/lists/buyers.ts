import { referenceTo, type ColumnSql, type MakeSource } from '../listing/list-source';
import { allOf, amongIds, andAllOf } from '../scope/data-scope';
import { buyerScope, buyersThingScope } from '../scope/entity-scopes';
import { deliveryScope } from '../scope/lead-scope';
import { rowFacts, soldIn } from './row-columns';

const contact = (name: string): ColumnSql => ({ show: `buyer.contact ->> '${name}'` });

export const buyersSource: MakeSource = (sees, bind) => {
  const seen = (alias: string): string => andAllOf(amongIds(bind, `${alias}.lead_type_id`, sees.leadTypeIds));
  const accounts = (): string =>
    `select account.id from delivery_account account where account.buyer_id = buyer.id${seen('account')}`;
  return {
    from: 'buyer',
    name: 'buyer',
    where: [() => allOf(buyerScope(sees, bind, 'buyer'))],
    columns: {
      ...rowFacts('buyer'),
      bid: { show: 'buyer.bid' },
      company: { show: 'buyer.company' },
      status: { show: 'buyer.status' },
      groupName: { show: 'buyer.group_name' },
      contactName: contact('name'),
      contactEmail: contact('email'),
      contactPhone: contact('phone'),
      city: contact('city'),
      state: contact('state'),
      timeZone: { show: 'buyer.time_zone' },
      accounts: { show: () => `(select count(*)::integer from (${accounts()}) own)` },
      methods: {
        show: () =>
          `(select count(*)::integer from delivery_method method where method.buyer_id = buyer.id${seen('method')})`,
      },
      soldToday: { show: () => soldIn('day', accounts(), 'buyer.time_zone') },
      soldThisMonth: { show: () => soldIn('month', accounts(), 'buyer.time_zone') },
      lastSoldAt: {
        show: () => `(select held.decided_at from delivery held join lead on lead.id = held.lead_id where held.buyer_id = buyer.id and held.state = 'accepted'
          ${andAllOf(deliveryScope(sees, bind, 'held'))} order by held.reserved_at desc, held.id desc limit 1)`,
      },
    },
  };
};

const OWNERS = (table: string): string =>
  `join buyer on buyer.id = ${table}.buyer_id join lead_type on lead_type.id = ${table}.lead_type_id`;
const owners = (table: string) => ({
  buyer: { show: referenceTo('buyer.id', 'buyer.company'), by: `${table}.buyer_id`, sort: 'buyer.company' },
  leadType: {
    show: referenceTo('lead_type.id', 'lead_type.name'),
    by: `${table}.lead_type_id`,
    sort: 'lead_type.name',
  },
});

export const deliveryMethodsSource: MakeSource = (sees, bind) => ({
  from: 'delivery_method',
  name: 'delivery_method',
  joins: OWNERS('delivery_method'),
  where: [() => allOf(buyersThingScope(sees, bind, 'delivery_method'))],
  columns: {
    ...rowFacts('delivery_method'),
    ...owners('delivery_method'),
    name: { show: 'delivery_method.name' },
    channel: { show: 'delivery_method.channel' },
    status: { show: 'delivery_method.status' },
    environment: { show: 'delivery_method.environment' },
    retries: { show: `coalesce((delivery_method.retry ->> 'enabled')::boolean, false)` },
    scheduled: { show: '(delivery_method.schedule is not null)' },
    mappedFields: { show: `jsonb_array_length(coalesce(delivery_method.mapping -> 'fields', '[]'))` },
    accounts: {
      show: `(select count(*)::integer from delivery_account account where delivery_method.id in (account.delivery_method_id, account.ping_method_id, account.alternate_method_id))`,
    },
    failedToday: {
      show: `(select count(*)::integer from delivery held where held.method_id = delivery_method.id and held.buyer_id = delivery_method.buyer_id and held.state = 'failed'
        and held.reserved_at >= date_trunc('day', now(), buyer.time_zone))`,
    },
  },
});

export const deliveryAccountsSource: MakeSource = (sees, bind) => ({
  from: 'delivery_account',
  name: 'delivery_account',
  joins: `${OWNERS('delivery_account')} join delivery_method method on method.id = delivery_account.delivery_method_id
    left join delivery_method ping_method on ping_method.id = delivery_account.ping_method_id`,
  where: [() => allOf(buyersThingScope(sees, bind, 'delivery_account'))],
  columns: {
    ...rowFacts('delivery_account'),
    ...owners('delivery_account'),
    name: { show: 'delivery_account.name' },
    status: { show: 'delivery_account.status' },
    automated: { show: 'delivery_account.automated' },
    priceMinor: { show: 'delivery_account.price_minor' },
    currency: { show: '(select installation.currency from installation)' },
    priority: { show: 'delivery_account.priority' },
    exclusive: { show: 'delivery_account.exclusive' },
    method: {
      show: referenceTo('method.id', 'method.name'),
      by: 'delivery_account.delivery_method_id',
      sort: 'method.name',
    },
    pingMethod: {
      show: referenceTo('ping_method.id', 'ping_method.name'),
      by: 'delivery_account.ping_method_id',
      sort: 'ping_method.name',
    },
    conditions: {
      show: `jsonb_array_length(jsonb_path_query_array(delivery_account.criteria, 'strict $.**{2 to 40} ? (exists (@.type))'))`,
    },
    limits: { show: 'delivery_account.limits' },
    soldToday: { show: soldIn('day', 'delivery_account.id', 'buyer.time_zone') },
    soldThisMonth: { show: soldIn('month', 'delivery_account.id', 'buyer.time_zone') },
    delaySeconds: { show: 'delivery_account.delay_seconds' },
    requiresOrder: { show: 'delivery_account.requires_order' },
  },
});
