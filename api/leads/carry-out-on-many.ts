import type { z } from 'zod';
import type { ActionOutcome } from '#db/queries/action-results';
import { leadsInSight } from '#db/queries/leads-in-sight';
import { LeadrailError } from '#domain/kernel/errors';
import type { Json } from '#domain/kernel/json';
import { isMembers } from '#domain/kernel/members';
import type { LeadAction } from '#domain/protocol/lead-actions';
import type { actOnLeads as contract } from '#api/contract/lead-bulk';
import type { Principal } from '#api/http/principal';
import { type ActionParts, carryOut } from './carry-out';
import { checkAction } from './check-action';

type Body = z.output<(typeof contract)['body']> & { readonly once: string | null };
type Result = z.input<(typeof contract)['responses'][200]>['results'][number];
type Subject = NonNullable<Body['items']>[number];

/** Leads in hand at once: a verdict on two hundred leads must not starve everything else. */
const AT_ONCE = 8;

/** The same action on many leads, each for itself. Nothing stops the others: every lead has its own result, in the order given. */
export async function carryOutOnMany(
  parts: ActionParts,
  principal: Principal,
  name: LeadAction,
  body: Body,
): Promise<Result[]> {
  const subjects: readonly Subject[] = body.items ?? (body.leadIds ?? []).map((leadId) => ({ leadId }));
  const seen = new Set(
    await leadsInSight(
      parts.pool,
      subjects.map((subject) => subject.leadId),
      principal.sees,
    ),
  );
  const results: Result[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < subjects.length; index = next++) {
      const subject = subjects[index];
      if (subject) results[index] = await actOnOne(parts, principal, name, subject, { body, seen });
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, subjects.length) }, work));
  return results;
}

async function actOnOne(
  parts: ActionParts,
  principal: Principal,
  name: LeadAction,
  { leadId, ...about }: Subject,
  { body, seen }: { readonly body: Body; readonly seen: ReadonlySet<string> },
): Promise<Result> {
  if (!seen.has(leadId))
    return { leadId, state: 'refused', code: 'unknown-lead', message: 'There is no lead with this id.' };
  try {
    const action = await checkAction(parts.pool, leadId, name, { ...body.details, ...about }, principal);
    const result = await carryOut(parts, leadId, action, body.once && `${body.once} ${JSON.stringify(about)}`);
    const { state, outcome, code } = isMembers<Json>(result) ? result : {};
    return {
      leadId,
      state: state === 'pending' ? 'pending' : 'done',
      ...(outcome === undefined ? {} : { outcome: outcome as ActionOutcome }),
      ...(typeof code === 'string' ? { code } : {}),
    };
  } catch (error) {
    if (!(error instanceof LeadrailError)) throw error;
    // The engine is away: the action is booked and will be done.
    if (error.kind === 'operational') return { leadId, state: 'pending', code: error.code };
    return { leadId, state: 'refused', code: error.code, message: error.message };
  }
}
