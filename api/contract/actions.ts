import { z } from 'zod';
import { defineEndpoint } from './endpoint';

const note = z.string().trim().max(1000).optional();
const deliveryId = z.uuid();
const price = z.int().min(0).max(100_000_000).meta({ description: 'Minor units' });
const returnReason = z.string().regex(/^[a-z0-9-]{1,40}$/).meta({ description: 'Code of one of the lead type\'s return reasons' });

/** What may be asked of a lead, each with what it needs to know. Ids are checked against the lead when the action is carried out. */
export const ACTION_BODIES = {
  validate: z.strictObject({ note }),
  invalidate: z.strictObject({ note }),
  'send-to': z.strictObject({ accountId: z.uuid(), note }),
  'run-automation': z.strictObject({ note }),
  resend: z.strictObject({ deliveryId: deliveryId.optional().meta({ description: 'Every sold one when absent' }), note }),
  reassign: z.strictObject({ deliveryId, note }),
  'reassign-to': z.strictObject({ deliveryId, accountId: z.uuid(), note }),
  transfer: z.strictObject({ deliveryId, accountId: z.uuid(), note }),
  'request-return': z.strictObject({ deliveryId, reasonCode: returnReason, note }),
  'decide-return': z.strictObject({ returnId: z.uuid(), decision: z.enum(['approve', 'approve-to-source', 'deny']), note }),
  'mark-returned': z.strictObject({ deliveryId, reasonCode: returnReason, toSource: z.boolean().default(false), note }),
  'mark-accepted': z.strictObject({ deliveryId, priceMinor: price.optional(), note }),
  'mark-failed': z.strictObject({ deliveryId, note }),
  'update-price': z.strictObject({ deliveryId, priceMinor: price, note }),
  delete: z.strictObject({ note }),
  undelete: z.strictObject({ note }),
  erase: z.strictObject({ note }),
} as const;
export type ActionName = keyof typeof ACTION_BODIES;
export const ACTION_NAMES = Object.keys(ACTION_BODIES) as [ActionName, ...ActionName[]];

/** One action as it is handed to the engine: what, with which details, by whom. */
export type LeadAction = { [N in ActionName]: { readonly name: N; readonly payload: z.output<(typeof ACTION_BODIES)[N]>; readonly actor: string } }[ActionName];

/** What an action came to that had the lead delivered. */
export const ACTION_OUTCOMES = ['accepted', 'unknown', 'refused', 'failed', 'not-sent', 'nobody'] as const;
export const actionOutcomeSchema = z.enum(ACTION_OUTCOMES).nullable().meta({
  description: 'accepted: a buyer has it. unknown: it was sent and no answer came. refused, failed: nobody took it, and why. not-sent: nothing went out. nobody: no buyer was found. Null: no delivery was asked for, or it is under way',
});

export const actOnLead = defineEndpoint({
  id: 'actOnLead', method: 'post', path: '/api/v1/leads/{leadId}/actions/{action}', access: 'data', permission: 'leads:work', tag: 'Leads', summary: 'Carry out a manual action',
  description: 'The body depends on the action; see the schemas of each. Answers when the action is booked, with its state (done or pending) in `result` and, where it has the lead delivered, with what came of that: `outcome` (accepted, unknown, refused, failed, not-sent, nobody) and `code`, the reason. Sending by hand goes past an account\'s rules, but a buyer never gets a lead twice: 409 buyer-has-it, buyer-had-it (it was taken back from that buyer), exclusive-held or lead-capacity, and nothing is sent. An inactive buyer, account or method, or one that requires an order, is no bar by hand; a method in testing is (409 method-in-testing). A lead that has not begun can only be deleted, brought back or erased, and does not begin by it: 409 lead-scheduled to all else. A reassigned sale stays until the new buyer has taken the lead.',
  params: z.object({ leadId: z.uuid(), action: z.enum(ACTION_NAMES) }),
  body: z.record(z.string(), z.json()),
  responses: { 200: z.object({ leadId: z.uuid(), action: z.enum(ACTION_NAMES), result: z.json() }) },
  problems: [404, 409, 422],
});
