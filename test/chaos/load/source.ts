import { z } from 'zod';
import type { OpenMarket } from '../market/open-market';
import type { Order } from '../market/orders';
import type { Diary } from './diary';
import { insist, limit, overloadOrFault } from './insist';

const answerSchema = z.object({ leadId: z.uuid(), outcome: z.string(), code: z.string().optional() });
/** Far longer than any fault lasts: a source that gives up earlier would hide what the API does. */
const PATIENCE_MS = 120_000;

/** The sources of a market: send leads over HTTP, insist with the same key, and write down what they were told. */
export function createSource(apiUrl: string, market: OpenMarket, diary: Diary): { send(order: Order): Promise<void> } {
  const post = async (order: Order): Promise<void> => {
    const { lid, vid, aid } = market.receivers.get(order.campaign)!;
    const headers = { 'content-type': 'application/json', accept: 'application/json', 'idempotency-key': order.key };
    const body = JSON.stringify({ LID: lid, VID: vid, AID: aid, ...order.fields });
    const {
      status,
      body: answer,
      tries,
    } = await insist(() => fetch(`${apiUrl}/intake/leads`, { method: 'POST', headers, body, signal: limit() }), {
      deadlineMs: PATIENCE_MS,
      again: overloadOrFault,
    });
    const told = status === 200 || status === 202 ? answerSchema.parse(answer) : undefined;
    diary.write({
      kind: 'post',
      key: order.key,
      person: order.person,
      campaign: order.campaign,
      status,
      tries,
      leadId: told?.leadId ?? null,
      outcome: told?.outcome ?? null,
      code: told?.code ?? (status >= 400 ? JSON.stringify(answer) : null),
    });
  };
  return { send: async (order) => void (await Promise.all(order.twice ? [post(order), post(order)] : [post(order)])) };
}
