import type { Queryable } from '../pool';
import { readRows } from '../read-rows';
import type { DeliveryAttemptRow, LeadPlanRow, LeadReturnRow, LeadStepRow, PingRow } from '../rows';
import { loadLeadDeliveries, type DeliveryView } from './load-lead-deliveries';
import { attemptColumns, pingColumns, planColumns, returnColumns, stepColumns } from './row-columns';

export interface PingView extends PingRow {
  readonly accountName: string;
  readonly buyerCompany: string;
}

/** All that was booked about the way of one lead, each list in the order it happened. */
export interface LeadTimeline {
  readonly steps: readonly LeadStepRow[];
  readonly plans: readonly LeadPlanRow[];
  readonly pings: readonly PingView[];
  readonly deliveries: readonly DeliveryView[];
  readonly attempts: readonly DeliveryAttemptRow[];
  readonly returns: readonly LeadReturnRow[];
}

const STEPS = `select ${stepColumns('lead_step')} from lead_step where lead_step.lead_id = $1 order by lead_step.seq`;
const PLANS = `select ${planColumns('lead_plan')} from lead_plan where lead_plan.lead_id = $1 order by lead_plan.number`;
const PINGS = `
  select ${pingColumns('ping')}, delivery_account.name as account_name, buyer.company as buyer_company
    from ping
    join delivery_account on delivery_account.id = ping.account_id
    join buyer on buyer.id = delivery_account.buyer_id
   where ping.lead_id = $1 order by ping.plan_number, ping.started_at, ping.id`;
const ATTEMPTS = `
  select ${attemptColumns('delivery_attempt')} from delivery_attempt
    join delivery on delivery.id = delivery_attempt.delivery_id
   where delivery.lead_id = $1 order by delivery_attempt.started_at, delivery_attempt.id`;
const RETURNS = `
  select ${returnColumns('lead_return')} from lead_return
    join delivery on delivery.id = lead_return.delivery_id
   where delivery.lead_id = $1 order by lead_return.requested_at, lead_return.id`;

/** The booked timeline of a lead; all lists are empty for a lead that does not exist. */
export async function loadLeadTimeline(sql: Queryable, leadId: string): Promise<LeadTimeline> {
  const rowsOf = <Row>(name: string, text: string): Promise<readonly Row[]> =>
    readRows<Row>(sql, { name, text, values: [leadId] });
  return {
    steps: await rowsOf<LeadStepRow>('load-lead-steps', STEPS),
    plans: await rowsOf<LeadPlanRow>('load-lead-plans', PLANS),
    pings: await rowsOf<PingView>('load-lead-pings', PINGS),
    deliveries: await loadLeadDeliveries(sql, leadId),
    attempts: await rowsOf<DeliveryAttemptRow>('load-lead-attempts', ATTEMPTS),
    returns: await rowsOf<LeadReturnRow>('load-lead-returns', RETURNS),
  };
}
