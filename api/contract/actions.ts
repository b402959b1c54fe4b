import { z } from 'zod';
import { ACTION_PAYLOADS } from '#domain/protocol/action-payloads.schema';
import type { LeadAction } from '#domain/protocol/lead-actions';
import { defineEndpoint } from './endpoint';

/** Every action by name. */
export const ACTION_NAMES = Object.keys(ACTION_PAYLOADS) as [LeadAction, ...LeadAction[]];

/** What an action came to that had the lead delivered. */
const ACTION_OUTCOMES = ['accepted', 'unknown', 'refused', 'failed', 'not-sent', 'nobody'] as const;
export const actionOutcomeSchema = z
  .enum(ACTION_OUTCOMES)
  .nullable()
  .meta({
    description:
      'accepted: a buyer has it. unknown: it was sent and no answer came. refused, failed: nobody took it, and why. not-sent: nothing went out. nobody: no buyer was found. Null: no delivery was asked for, or it is under way',
  });

export const actOnLead = defineEndpoint({
  id: 'actOnLead',
  repeated: 'kept',
  method: 'post',
  path: '/api/v1/leads/{leadId}/actions/{action}',
  access: 'data',
  permission: 'leads:view',
  tag: 'Leads',
  summary: 'Carry out a manual action',
  description:
    "Needs `leads:returns` to ask for a return, to decide on one and to book one, `leads:delete` to delete, bring back and erase, `leads:work` for everything else. The body depends on the action; see the schemas of each. Answers when the action is booked, with its state (done or pending) in `result` and, where it has the lead delivered, with what came of that: `outcome` (accepted, unknown, refused, failed, not-sent, nobody) and `code`, the reason. Sending by hand goes past an account's rules, but a buyer never gets a lead twice: 409 buyer-has-it, buyer-had-it (it was taken back from that buyer), exclusive-held or lead-capacity, and nothing is sent. An inactive buyer, account or method, or one that requires an order, is no bar by hand; a method in testing is (409 method-in-testing). A lead that has not begun can only be deleted, brought back or erased, and does not begin by it: 409 lead-scheduled to all else. A reassigned sale stays until the new buyer has taken the lead.",
  params: z.object({ leadId: z.uuid(), action: z.enum(ACTION_NAMES) }),
  body: z.record(z.string(), z.json()),
  responses: { 200: z.object({ leadId: z.uuid(), action: z.enum(ACTION_NAMES), result: z.json() }) },
  problems: [404, 409, 422],
});
