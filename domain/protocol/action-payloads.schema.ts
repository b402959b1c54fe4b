import { z } from 'zod';
import { RETURN_DECISIONS } from '../words/returns';
import type { LeadAction } from './lead-actions';

const note = z.string().trim().max(1000).optional();
const deliveryId = z.uuid();
const price = z.int().min(0).max(100_000_000).meta({ description: 'Minor units' });
const returnReason = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .meta({ description: "Code of one of the lead type's return reasons" });

/** What each action needs to know. Ids are checked against the lead when it is carried out. */
export const ACTION_PAYLOADS = {
  validate: z.strictObject({ note }),
  invalidate: z.strictObject({ note }),
  'send-to': z.strictObject({ accountId: z.uuid(), note }),
  'run-automation': z.strictObject({ note }),
  resend: z.strictObject({
    deliveryId: deliveryId.optional().meta({ description: 'Every sold one when absent' }),
    note,
  }),
  reassign: z.strictObject({ deliveryId, note }),
  'reassign-to': z.strictObject({ deliveryId, accountId: z.uuid(), note }),
  transfer: z.strictObject({ deliveryId, accountId: z.uuid(), note }),
  'request-return': z.strictObject({ deliveryId, reasonCode: returnReason, note }),
  'decide-return': z.strictObject({ returnId: z.uuid(), decision: z.enum(RETURN_DECISIONS), note }),
  'mark-returned': z.strictObject({ deliveryId, reasonCode: returnReason, toSource: z.boolean().default(false), note }),
  'mark-accepted': z.strictObject({ deliveryId, priceMinor: price.optional(), note }),
  'mark-failed': z.strictObject({ deliveryId, note }),
  'update-price': z.strictObject({ deliveryId, priceMinor: price, note }),
  delete: z.strictObject({ note }),
  undelete: z.strictObject({ note }),
  erase: z.strictObject({ note }),
} as const satisfies Record<LeadAction, z.ZodType>;
export type ActionPayload<Action extends LeadAction = LeadAction> = z.output<(typeof ACTION_PAYLOADS)[Action]>;

/** One action as it is asked for: what, with which details, by whom. */
export type ActionRequest = {
  [Action in LeadAction]: { readonly name: Action; readonly payload: ActionPayload<Action>; readonly actor: string };
}[LeadAction];
