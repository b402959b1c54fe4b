import { compileRouting, type CompiledRouting } from '#domain/distribution/compile-routing';
import type { AccountRecord } from '#domain/distribution/snapshot';
import type { FieldSettings, ForceIdSettings, LeadTypeDocument } from '#domain/fields/lead-type.schema';
import { BugError } from '#domain/kernel/errors';
import type { OrderingStrategyId } from '#domain/lead/campaign.schema';
import { LEAD_TYPE_DOCUMENT, readDocument } from '../columns/documents';
import type { Queryable } from '../pool';
import { readRow } from '../read-rows';
import { loadRoutingSnapshot } from './load-routing-snapshot';

/** A lead type's routing, compiled once per configuration version. */
export interface LeadTypeRouting {
  readonly compiled: CompiledRouting;
  readonly accounts: ReadonlyMap<string, AccountRecord>;
  readonly definitions: readonly FieldSettings[];
  readonly forceId: ForceIdSettings;
  readonly automation: OrderingStrategyId;
  readonly priceOptimization: boolean;
  readonly configVersion: number;
}

interface Row {
  document: unknown;
  automation: OrderingStrategyId;
  distribution: { priceOptimization?: boolean };
  configVersion: number;
}

/** Throws BugError `lead-type-missing`. */
export async function loadLeadTypeRouting(sql: Queryable, leadTypeId: string): Promise<LeadTypeRouting> {
  const [snapshot, row] = await Promise.all([
    loadRoutingSnapshot(sql, leadTypeId),
    readRow<Row>(sql, {
      name: 'load-routing-settings',
      text: `select lead_type.document, installation.automation, installation.distribution, installation.config_version
             from lead_type cross join installation where lead_type.id = $1`,
      values: [leadTypeId],
    }),
  ]);
  if (!row)
    throw new BugError('lead-type-missing', 'A lead refers to a lead type that does not exist.', { leadTypeId });
  const document: LeadTypeDocument = readDocument(LEAD_TYPE_DOCUMENT, row.document);
  return {
    compiled: compileRouting(snapshot, document.fields),
    accounts: new Map(snapshot.accounts.map((account) => [account.accountId, account])),
    definitions: document.fields,
    forceId: document.forceId,
    automation: row.automation,
    priceOptimization: row.distribution.priceOptimization === true,
    configVersion: row.configVersion,
  };
}
