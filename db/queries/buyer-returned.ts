import { inStates } from '../in-states';
import { APPROVED_RETURNS } from '#domain/words/returns';
/**
 * SQL condition: the buyer gave this delivery back. What an operator moved to another account or buyer is in the state `returned` too,
 * for its sale was reversed, but it is no return of its buyer's and counts in no figure of returns.
 */
export const buyerReturned = (delivery: string): string =>
  `(${delivery}.state = 'returned' and exists (select 1 from lead_return given_back
     where given_back.delivery_id = ${delivery}.id and ${inStates('given_back.state', APPROVED_RETURNS)}))`;
