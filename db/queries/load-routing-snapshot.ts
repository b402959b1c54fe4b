import type { AccountRecord, RoutingSnapshot } from '#domain/distribution/snapshot';
import { BugError } from '#domain/kernel/errors';
import { camelRow } from '../camel-row';
import { CRITERIA_DOCUMENT, readDocument } from '../columns/documents';
import type { Queryable } from '../pool';
import type { RetrySettings } from '../rows';

const DEFAULT_TIMEOUT_MS = 30000;

// One statement, so that the version and the accounts are of the same moment.
const TEXT = `
  select installation.config_version, account.id as account_id, account.buyer_id, account.name, buyer.status as buyer_status,
         account.status as account_status, account.automated, account.price_minor as price, account.priority, account.exclusive,
         account.requires_order, account.ignore_limits_on_rescan, account.delay_seconds, account.max_return_percent,
         account.max_qualified_percent, account.limits, account.criteria, buyer.time_zone as zone, method.schedule,
         account.delivery_method_id as method_id, method.channel, method.status = 'active' as method_active, account.ping_method_id,
         method.retry as retry_settings, (method.config->>'timeoutMs')::integer as timeout_ms,
         (ping.config->>'timeoutMs')::integer as ping_timeout_ms
    from installation
    left join delivery_account account on account.lead_type_id = $1
    left join buyer on buyer.id = account.buyer_id
    left join delivery_method method on method.id = account.delivery_method_id
    left join delivery_method ping on ping.id = account.ping_method_id
   order by account.id`;

interface SnapshotRow extends Omit<AccountRecord, 'retry' | 'timeoutMs' | 'pingTimeoutMs' | 'accountId'> {
  readonly accountId: string | null;
  readonly configVersion: number;
  readonly retrySettings: RetrySettings;
  readonly timeoutMs: number | null;
  readonly pingTimeoutMs: number | null;
}

/** Every delivery account of a lead type, inactive ones too (they are refused with a reason), and the version they are of. */
export async function loadRoutingSnapshot(sql: Queryable, leadTypeId: string): Promise<RoutingSnapshot> {
  const { rows } = await sql.query<object>({ name: 'load-routing-snapshot', text: TEXT, values: [leadTypeId] });
  const read = rows.map((row) => camelRow<SnapshotRow>(row));
  const [first] = read;
  if (!first) throw new BugError('installation-missing', 'The installation row is missing');
  return { leadTypeId, configVersion: first.configVersion, accounts: read.flatMap((row) => toAccount(row)) };
}

function toAccount(row: SnapshotRow): AccountRecord[] {
  const { configVersion, retrySettings, accountId, ...account } = row;
  if (accountId === null) return [];
  const timeoutMs = row.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  return [{
    ...account,
    accountId,
    criteria: readDocument(CRITERIA_DOCUMENT, row.criteria),
    timeoutMs,
    pingTimeoutMs: row.pingTimeoutMs ?? timeoutMs,
    retry: { attempts: retrySettings.enabled ? retrySettings.attempts : 0, waitSeconds: retrySettings.waitSeconds },
  }];
}
