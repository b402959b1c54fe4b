import type { AccountRecord, RoutingSnapshot } from '#domain/distribution/snapshot';
import { CRITERIA_DOCUMENT, readDocument } from '../columns/documents';
import type { Queryable } from '../pool';
import { readRow, readRows } from '../read-rows';
import type { RetrySettings } from '../columns/plain-documents';
import { hasTestingAddress } from './has-testing-address';

const DEFAULT_TIMEOUT_MS = 30000;

// One statement, so that version and accounts are of the same moment.
const TEXT = `
  select (select config_version from installation) as config_version,
         account.id as account_id, account.buyer_id, account.name, buyer.status as buyer_status,
         account.status as account_status, account.automated, account.price_minor as price, account.priority, account.exclusive,
         account.requires_order, account.confirm_price, account.ignore_limits_on_rescan,
         account.delay_seconds, account.max_return_percent,
         account.max_qualified_percent, account.limits, account.criteria, buyer.time_zone as zone,
         method.schedule, account.delivery_method_id as method_id, method.channel, method.status = 'active' as method_active,
         account.ping_method_id, method.environment = 'testing' or coalesce(ping.environment = 'testing', false) as method_in_testing,
         ${hasTestingAddress('method')} and (ping.id is null or ${hasTestingAddress('ping')}) as has_testing_address,
         account.alternate_method_id, method.retry as retry_settings,
         (method.config->>'timeoutMs')::integer as configured_timeout_ms, (ping.config->>'timeoutMs')::integer as configured_ping_timeout_ms
    from delivery_account account
    join buyer on buyer.id = account.buyer_id
    join delivery_method method on method.id = account.delivery_method_id
    left join delivery_method ping on ping.id = account.ping_method_id
   where account.lead_type_id = $1`;

interface SnapshotRow extends Omit<AccountRecord, 'retry' | 'timeoutMs' | 'pingTimeoutMs'> {
  readonly configVersion: number;
  readonly retrySettings: RetrySettings;
  readonly configuredTimeoutMs: number | null;
  readonly configuredPingTimeoutMs: number | null;
}

/** Every delivery account of a lead type, inactive ones too (they are refused with a reason), and the version they are of. */
export async function loadRoutingSnapshot(sql: Queryable, leadTypeId: string): Promise<RoutingSnapshot> {
  const rows = await readRows<SnapshotRow>(sql, { name: 'load-routing-snapshot', text: TEXT, values: [leadTypeId] });
  const accounts = rows.map(toAccount).sort((one, other) => (one.accountId < other.accountId ? -1 : 1));
  return { leadTypeId, configVersion: rows[0]?.configVersion ?? (await loadConfigVersion(sql)), accounts };
}

function toAccount(row: SnapshotRow): AccountRecord {
  const {
    configVersion: _configVersion,
    retrySettings,
    configuredTimeoutMs,
    configuredPingTimeoutMs,
    ...account
  } = row;
  const timeoutMs = configuredTimeoutMs ?? DEFAULT_TIMEOUT_MS;
  return {
    ...account,
    criteria: readDocument(CRITERIA_DOCUMENT, account.criteria),
    timeoutMs,
    pingTimeoutMs: configuredPingTimeoutMs ?? timeoutMs,
    retry: { attempts: retrySettings.enabled ? retrySettings.attempts : 0, waitSeconds: retrySettings.waitSeconds },
  };
}

async function loadConfigVersion(sql: Queryable): Promise<number> {
  const row = await readRow<{ configVersion: number }>(sql, {
    name: 'load-config-version',
    text: 'select config_version from installation',
  });
  return row?.configVersion ?? 0;
}
