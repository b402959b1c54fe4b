import type { FieldProblem } from '#api/contract/problem';

/** An amount that somebody sets without seeing its side of the money. */
export const unseenAmount = (field: string, side: 'cost' | 'revenue'): FieldProblem => ({
  field,
  code: 'out-of-sight',
  message: `Your role does not show what ${side === 'cost' ? 'sources are paid' : 'buyers pay'}; leave it out.`,
});
