import type { ColumnSql } from '../listing/list-source';
import { andAllOf } from '../scope/data-scope';

/** What every versioned row carries. */
export const rowFacts = (table: string): Record<string, ColumnSql> => ({
  id: { show: `${table}.id` },
  version: { show: `${table}.version` },
  createdAt: { show: `${table}.created_at` },
  updatedAt: { show: `${table}.updated_at` },
});

/** Leads since midnight in the installation's zone; counting stops at ten thousand. */
export const leadsToday = (condition: string, seen: readonly string[]): string => `(
  select count(*)::integer from (
    select 1 from lead where lead.${condition} and lead.received_at >= (select date_trunc('day', now(), installation.time_zone) from installation)${andAllOf(seen)} limit 10000
  ) today)`;

/** When the newest lead came in. */
export const lastLead = (condition: string, seen: readonly string[]): string => `(
  select lead.received_at from lead where lead.${condition}${andAllOf(seen)} order by lead.received_at desc, lead.id desc limit 1)`;

/** Leads sold to an account in a buyer's current window, as its caps count them. */
export const soldIn = (window: 'day' | 'month', accounts: string, zone: string): string => `(
  select coalesce(sum(cap_window.used), 0)::integer from cap_window
   where cap_window.scope = 'account' and cap_window.scope_id in (${accounts}) and cap_window.cap_window = '${window}'
     and cap_window.starts_at = date_trunc('${window}', now(), ${zone}))`;
