import type { Queryable } from '../pool';
import { readRows } from '../read-rows';
import type { DeliveryRow } from '../rows';
import { deliveryColumns } from './row-columns';

/** A delivery with the names people know its parts by. */
export interface DeliveryView extends DeliveryRow {
  readonly accountName: string;
  readonly buyerCompany: string;
  readonly buyerBid: number;
  readonly methodName: string;
  readonly channel: string;
}

const TEXT = `
  select ${deliveryColumns('delivery')}, delivery_account.name as account_name, buyer.company as buyer_company, buyer.bid as buyer_bid,
         delivery_method.name as method_name, delivery_method.channel
    from delivery
    join delivery_account on delivery_account.id = delivery.account_id
    join buyer on buyer.id = delivery.buyer_id
    join delivery_method on delivery_method.id = delivery.method_id
   where delivery.lead_id = $1
   order by delivery.reserved_at, delivery.id`;

/** Every delivery of a lead, in the order they were begun. */
export function loadLeadDeliveries(sql: Queryable, leadId: string): Promise<readonly DeliveryView[]> {
  return readRows<DeliveryView>(sql, { name: 'load-lead-deliveries', text: TEXT, values: [leadId] });
}
