import { refuseErased } from '#db/leads/refuse-erased';
import type { Queryable } from '#db/pool';
import { assertOfLead, type NamedInAction } from '#db/queries/assert-of-lead';
import { readRow, readRows } from '#db/read-rows';
import { moneyInSight } from '#db/scope/money-scope';
import { UserError } from '#domain/kernel/errors';
import { ACTION_PAYLOADS, type ActionRequest } from '#domain/protocol/action-payloads.schema';
import { DONE_IN_BOOK, DONE_ON_ERASED, type LeadAction } from '#domain/protocol/lead-actions';
import { permissionOfAction } from '#domain/protocol/permission-of-action';
import { unseenAmount } from '#api/access/unseen-amount';
import { readBySchema } from '#api/contract/read-by-schema';
import { refuse } from '#api/http/invalid-request';
import type { Principal } from '#api/http/principal';
import { isoOf } from '#api/http/iso-of';

const DELETING: ReadonlySet<LeadAction> = new Set(DONE_IN_BOOK);

/**
 * An action as it may be handed on: complete, allowed to the caller, about deliveries and returns of that lead and accounts the caller may see. A lead that
 * waits for its time is left alone, but for deleting, bringing back and erasing: whatever else is done to it would
 * begin it; one that is deleted is brought back first. Throws UserError.
 */
export async function checkAction(
  sql: Queryable,
  leadId: string,
  name: LeadAction,
  details: unknown,
  principal: Principal,
): Promise<ActionRequest> {
  demandPermissionOf(name, principal);
  const parsed = readBySchema(ACTION_PAYLOADS[name], details);
  if (!parsed.success)
    return refuse('invalid-fields', 'See errors for what is wrong with each field.', parsed.problems);
  if ('priceMinor' in parsed.data && parsed.data.priceMinor !== undefined) demandRevenue(principal);
  await assertFit(sql, leadId, name, parsed.data as Named);
  if (principal.sees.buyerIds) await assertBuyersInSight(sql, name, parsed.data as Named, principal.sees.buyerIds);
  return { name, payload: parsed.data, actor: principal.actor } as ActionRequest;
}

/** What a buyer pays is set by those who see it. */
function demandRevenue({ sees }: Principal): void {
  if (moneyInSight(sees).revenue) return;
  refuse('invalid-fields', 'See errors for what is wrong with each field.', [unseenAmount('priceMinor', 'revenue')]);
}

/** Throws UserError. */
export function demandPermissionOf(name: LeadAction, { kind, permissions }: Principal): void {
  const needed = permissionOfAction(name);
  if (kind === 'user' && !permissions.has(needed))
    throw new UserError(
      'permission-required',
      `Your role does not include the permission ${needed}; an administrator can add it.`,
    );
}

interface Named extends NamedInAction {
  readonly accountId?: string;
}
const STANDING = `
  select (select available_at from lead_dispatch where lead_id = $1 and available_at > now()) as waits_until,
         exists (select 1 from lead where id = $1 and deleted_at is not null) as deleted,
         (select erased_at from lead where id = $1) as erased_at`;

async function assertFit(sql: Queryable, leadId: string, name: LeadAction, named: Named): Promise<void> {
  if (DELETING.has(name)) return assertOfLead(sql, leadId, named);
  const found = await readRow<{ waitsUntil: number | null; deleted: boolean; erasedAt: number | null }>(sql, {
    name: 'lead-as-it-stands',
    text: STANDING,
    values: [leadId],
  });
  if (found && !DONE_ON_ERASED.has(name)) refuseErased(found);
  await assertOfLead(sql, leadId, named);
  if (found?.deleted) throw new UserError('action-not-possible', 'The lead is deleted; undo that first.');
  if (found?.waitsUntil)
    throw new UserError(
      'lead-scheduled',
      `The lead waits until ${isoOf(found.waitsUntil)}; until then it can only be deleted or erased.`,
    );
}

/** What a restricted person's action is about, as far as it belongs to buyers they see. */
const IN_SIGHT = `
  select 'deliveryId' as named from delivery where id = $1 and buyer_id = any($4::uuid[])
  union all select 'returnId' from lead_return join delivery on delivery.id = lead_return.delivery_id where lead_return.id = $2 and delivery.buyer_id = any($4::uuid[])
  union all select 'accountId' from delivery_account where id = $3 and buyer_id = any($4::uuid[])`;

async function assertBuyersInSight(
  sql: Queryable,
  name: LeadAction,
  payload: Named,
  buyerIds: readonly string[],
): Promise<void> {
  if (name === 'resend' && payload.deliveryId === undefined)
    throw new UserError('delivery-missing', 'Name the delivery to send again; your role sees only some of them.');
  const given = (['deliveryId', 'returnId', 'accountId'] as const).filter((key) => payload[key] !== undefined);
  if (given.length === 0) return;
  const values = [payload.deliveryId ?? null, payload.returnId ?? null, payload.accountId ?? null, buyerIds];
  const rows = await readRows<{ named: string }>(sql, { name: 'action-in-sight', text: IN_SIGHT, values });
  const missing = given.find((key) => !rows.some((row) => row.named === key));
  if (missing) throw new UserError(`${missing.replace('Id', '')}-not-found`, 'There is nothing with this id.');
}
