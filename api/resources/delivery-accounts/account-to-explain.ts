import type { z } from 'zod';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import { hasTestingAddress } from '#db/queries/has-testing-address';
import { loadRoutingSnapshot } from '#db/queries/load-routing-snapshot';
import type { AccountRecord } from '#domain/distribution/snapshot';
import { UserError } from '#domain/kernel/errors';
import type { WeeklySchedule } from '#domain/limits/limits.schema';
import type { explainAccountDraft } from '#api/contract/account-figures';
import type { Principal } from '#api/http/principal';

type Draft = z.output<typeof explainAccountDraft.body>['draft'];

/** An account nobody has saved yet goes by this id. */
const UNSAVED_ID = '00000000-0000-7000-8000-000000000003';
type MethodPart = Pick<
  AccountRecord,
  'methodId' | 'channel' | 'methodActive' | 'methodInTesting' | 'hasTestingAddress' | 'schedule'
>;
const NO_METHOD: MethodPart = {
  methodId: '',
  channel: '',
  methodActive: false,
  methodInTesting: false,
  hasTestingAddress: false,
  schedule: null,
};

/** A saved account in the caller's sight, and the configuration version it is of. Throws UserError. */
export async function savedAccount(
  sql: Queryable,
  { sees }: Principal,
  id: string,
): Promise<{ record: AccountRecord; leadTypeId: string; configVersion: number }> {
  const row = await readRow<{ leadTypeId: string }>(sql, {
    name: 'account-lead-type',
    text: 'select lead_type_id from delivery_account where id = $1',
    values: [id],
  });
  const leadTypeId = row?.leadTypeId;
  const snapshot = leadTypeId === undefined ? undefined : await loadRoutingSnapshot(sql, leadTypeId);
  const record = snapshot?.accounts.find((account) => account.accountId === id);
  const hidden =
    record &&
    (sees.buyerIds?.includes(record.buyerId) === false || sees.leadTypeIds?.includes(leadTypeId ?? '') === false);
  if (!snapshot || !record || leadTypeId === undefined || hidden)
    throw new UserError('not-found', 'There is no delivery account with this id.');
  return { record, leadTypeId, configVersion: snapshot.configVersion };
}

/** The account as the draft would have it. */
export async function draftedAccount(
  sql: Queryable,
  principal: Principal,
  accountId: string | undefined,
  draft: Draft,
): Promise<AccountRecord> {
  const base =
    accountId === undefined
      ? await newAccount(sql, principal, draft)
      : (await savedAccount(sql, principal, accountId)).record;
  const method = draft.deliveryMethodId === undefined ? {} : await methodPart(sql, draft);
  const {
    criteria = base.criteria,
    limits = base.limits,
    status = base.accountStatus,
    automated = base.automated,
    exclusive = base.exclusive,
  } = draft;
  return {
    ...base,
    ...method,
    criteria,
    limits,
    accountStatus: status,
    automated,
    exclusive,
    requiresOrder: draft.requiresOrder ?? base.requiresOrder,
    price: draft.priceMinor ?? base.price,
    maxQualifiedPercent: draft.maxQualifiedPercent === undefined ? base.maxQualifiedPercent : draft.maxQualifiedPercent,
    maxReturnPercent: draft.maxReturnPercent === undefined ? base.maxReturnPercent : draft.maxReturnPercent,
  };
}

async function newAccount(sql: Queryable, { sees }: Principal, draft: Draft): Promise<AccountRecord> {
  const buyer = await readRow<{ status: string; zone: string }>(sql, {
    name: 'buyer-to-explain',
    text: 'select status, time_zone as zone from buyer where id = $1',
    values: [draft.buyerId],
  });
  if (!buyer || sees.buyerIds?.includes(draft.buyerId) === false)
    throw new UserError('not-found', 'There is no buyer with this id.');
  return {
    ...NO_METHOD,
    accountId: UNSAVED_ID,
    buyerId: draft.buyerId,
    name: '',
    buyerStatus: buyer.status,
    zone: buyer.zone,
    accountStatus: 'active',
    automated: true,
    price: 0,
    priority: 0,
    exclusive: true,
    requiresOrder: false,
    confirmPrice: false,
    ignoreLimitsOnRescan: false,
    delaySeconds: 0,
    maxReturnPercent: null,
    maxQualifiedPercent: null,
    limits: {},
    criteria: { v: 1, root: { join: 'all', items: [] } },
    pingMethodId: null,
    alternateMethodId: null,
    pingTimeoutMs: 0,
    retry: { attempts: 0, waitSeconds: 0 },
    timeoutMs: 0,
  };
}

async function methodPart(sql: Queryable, draft: Draft): Promise<MethodPart> {
  const method = await readRow<{
    channel: string;
    schedule: WeeklySchedule;
    active: boolean;
    testing: boolean;
    addressed: boolean;
  }>(sql, {
    name: 'method-to-explain',
    text: `select channel, schedule, status = 'active' as active, environment = 'testing' as testing, ${hasTestingAddress('delivery_method')} as addressed from delivery_method where id = $1 and buyer_id = $2`,
    values: [draft.deliveryMethodId ?? null, draft.buyerId],
  });
  return method
    ? {
        methodId: draft.deliveryMethodId ?? '',
        channel: method.channel,
        methodActive: method.active,
        methodInTesting: method.testing,
        hasTestingAddress: method.addressed,
        schedule: method.schedule,
      }
    : NO_METHOD;
}
