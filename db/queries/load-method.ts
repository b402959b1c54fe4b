import type { Json } from '#domain/kernel/json';
import type { WeeklySchedule } from '#domain/limits/limits.schema';
import type { MappingDocument } from '#domain/mapping/mapping.schema';
import { MAPPING_DOCUMENT, readDocument } from '../columns/documents';
import type { Queryable } from '../pool';
import { readRow } from '../read-rows';
import type { NotificationSettings, RetrySettings } from '../columns/plain-documents';
import type { MethodEnvironment } from '#domain/words/delivery';
import type { ActiveStatus } from '#domain/words/market';

export interface MethodRecord {
  readonly id: string;
  readonly buyerId: string;
  readonly leadTypeId: string;
  readonly name: string;
  readonly channel: string;
  readonly environment: MethodEnvironment;
  /** Secrets still sealed: `openSecrets` with the channel's paths. */
  readonly config: Json;
  readonly mapping: MappingDocument;
  readonly retry: RetrySettings;
  readonly schedule: WeeklySchedule;
  readonly portalPermissions: { readonly [key: string]: Json };
  readonly notifications: NotificationSettings;
  readonly status: ActiveStatus;
  readonly version: number;
}

export async function loadMethod(sql: Queryable, id: string): Promise<MethodRecord | null> {
  const row = await readRow<MethodRecord>(sql, {
    name: 'load-method',
    text: `select id, buyer_id, lead_type_id, name, channel, environment, config, mapping, retry, schedule, portal_permissions,
                  notifications, status, version
             from delivery_method where id = $1`,
    values: [id],
  });
  return row && { ...row, mapping: readDocument(MAPPING_DOCUMENT, row.mapping) };
}
