import type { Candidate } from '#domain/plan/plan-types';
import { misplaced } from '#domain/distribution/eligibility/environment-rule';
import { toChosenCandidate } from '#domain/distribution/to-candidate';
import { UserError } from '#domain/kernel/errors';
import type { ActionContext } from './action-context';

/** The account an operator chose. Throws UserError where it can have no such lead at all. */
export async function candidateFor(context: ActionContext, accountId: string): Promise<Candidate> {
  const account = (await context.deps.routings.get(context.leadTypeId)).accounts.get(accountId);
  if (!account)
    throw new UserError('account-not-found', 'There is no such delivery account for this lead type.', { accountId });
  const elsewhere = misplaced(account, context.test);
  if (elsewhere) throw new UserError(elsewhere.code, elsewhere.message, { accountId: account.accountId });
  return toChosenCandidate(account);
}
