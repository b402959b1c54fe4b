import { BugError } from '#domain/kernel/errors';
import type { Reason } from '#domain/kernel/reason';
import type { Candidate } from '#domain/plan/plan-types';
import type { CapWindow, QuantityLimits } from '#domain/limits/limits.schema';
import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import { openWindows } from './open-windows';
import { RESERVE } from './reserve-statement';
import { storableJson } from '../storable-json';
import { windowColumns, windowsToHold, type HeldWindow } from '#domain/limits/windows-to-hold';
import { type DeliveryOrigin, LET_GO_STATES } from '#domain/words/delivery';
import { notInStates } from '#db/in-states';

export interface ReserveRequest {
  readonly deliveryId: string;
  readonly leadId: string;
  readonly planNumber: number;
  readonly origin: DeliveryOrigin;
  readonly candidate: Candidate;
  /** IANA zone of the buyer: windows are its local hours, days, weeks and months. */
  readonly zone: string;
  readonly limits: QuantityLimits;
  readonly currency: string;
  /** Minor units. */
  readonly price: number;
  readonly now: number;
  /** Rescan without quantity limits: windows are counted but never refuse. */
  readonly ignoreLimits: boolean;
  /** Most of the leads it qualifies for, in percent; absent = all. */
  readonly share?: number | null;
  /** A test lead takes a place of the lead, but none in any window of the account. */
  readonly uncounted?: boolean;
  /** What is about to be sent, secrets masked: the first attempt then begins in the statement that reserves. */
  readonly request?: unknown;
  /** The sale whose place it takes once it is sold itself. */
  readonly replaces?: string | null;
}

export type ReserveResult =
  | { readonly kind: 'reserved'; readonly deliveryId: string; readonly attempt?: number }
  | { readonly kind: 'refused'; readonly reason: Reason };

interface Verdict {
  readonly present: boolean;
  readonly held: boolean;
  readonly room: boolean;
  readonly buyerHasIt: boolean;
  readonly saleGone: boolean;
  readonly shareReached: boolean;
  readonly opened: boolean;
  readonly fullWindow: { readonly window: CapWindow; readonly limit: number; readonly used: number } | null;
  readonly deliveryId: string | null;
  readonly attempt: number | null;
}

const EXISTING = {
  name: 'existing-delivery',
  text: `select id from delivery
 where id = $1
    or (lead_id = $2 and account_id = $3
        and (${notInStates('state', LET_GO_STATES)}
             or (plan_number = $4 and origin = $5 and (state <> 'released' or attempts > 0))))
 order by id = $1 desc, ${notInStates('state', LET_GO_STATES)} desc, reserved_at desc limit 1`,
};
const ROUNDS = 5;

/**
 * Takes a slot of the lead and one place in every window of the account, before anything is sent. Idempotent: the same delivery id,
 * an account that holds this lead already, or one that this plan has tried for this origin answers with the row that exists (see
 * `startAttempt` for what became of it). A manual send therefore needs a plan number of its own. With a `request` a new reservation
 * begins its first attempt at once (`attempt`); a row that exists does not.
 */
export async function reserveDelivery(sql: Queryable, request: ReserveRequest): Promise<ReserveResult> {
  const windows =
    request.uncounted === true ? [] : windowsToHold(request.now, request.zone, request.limits, request.ignoreLimits);
  for (let round = 0; round < ROUNDS; round += 1) {
    const verdict = await tryReserve(sql, request, windows);
    if (verdict?.deliveryId)
      return {
        kind: 'reserved',
        deliveryId: verdict.deliveryId,
        ...(verdict.attempt ? { attempt: verdict.attempt } : {}),
      };
    const existing = await findExisting(sql, request);
    if (existing) return { kind: 'reserved', deliveryId: existing };
    const reason = refusalOf(verdict);
    if (reason) return { kind: 'refused', reason };
    if (!verdict?.opened) await openWindows(sql, 'account', request.candidate.accountId, windows);
  }
  throw new BugError('reservation-unsettled', 'A reservation neither fitted nor was refused');
}

function tryReserve(sql: Queryable, request: ReserveRequest, windows: readonly HeldWindow[]): Promise<Verdict | null> {
  const { candidate } = request;
  return readRow<Verdict>(sql, {
    ...RESERVE,
    values: [
      request.deliveryId,
      request.leadId,
      candidate.accountId,
      candidate.buyerId,
      candidate.methodId,
      request.planNumber,
      request.origin,
      candidate.exclusive,
      request.price,
      request.currency,
      ...windowColumns(windows),
      JSON.stringify(windows),
      new Date(request.now).toISOString(),
      request.request === undefined ? null : newId(),
      storableJson(request.request),
      request.replaces ?? null,
      request.share ?? null,
    ],
  });
}

async function findExisting(sql: Queryable, request: ReserveRequest): Promise<string | undefined> {
  const existing = await readRow<{ id: string }>(sql, {
    ...EXISTING,
    values: [request.deliveryId, request.leadId, request.candidate.accountId, request.planNumber, request.origin],
  });
  return existing?.id;
}

/** Null means that nothing refused: windows have to be opened, or a rival row went away in between; then the statement runs again. */
function refusalOf(verdict: Verdict | null): Reason | null {
  if (!verdict?.present) return { code: 'lead-gone', message: 'The lead is deleted or erased.' };
  if (verdict.buyerHasIt) return { code: 'buyer-has-it', message: 'The buyer has this lead through another account.' };
  if (verdict.saleGone)
    return { code: 'sale-gone', message: 'The sale it was to replace is no more, or another one takes its place.' };
  if (verdict.held) return { code: 'exclusive-held', message: 'Another buyer holds this lead exclusively.' };
  if (!verdict.room) return { code: 'lead-capacity', message: 'The lead has no delivery left to give.' };
  if (verdict.shareReached)
    return { code: 'share-reached', message: 'The account has its share of the leads it qualified for this month.' };
  if (!verdict.fullWindow) return null;
  const { window, limit, used } = verdict.fullWindow;
  return {
    code: 'cap-full',
    message: `The account has had its ${limit} leads of this ${window}.`,
    detail: { window, limit, used },
  };
}
