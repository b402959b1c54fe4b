import type { Reason } from '../../kernel/reason';
import type { AccountRecord } from '../snapshot';

/** A rule that looks at the account alone and therefore holds for every lead until the configuration changes. */
export interface FixedRule {
  readonly label: string;
  passes(account: AccountRecord): boolean;
  reason(account: AccountRecord): Reason;
}

export const METHOD_ACTIVE: FixedRule = {
  label: 'Delivery method is active',
  passes: ({ methodActive }) => methodActive,
  reason: () => ({ code: 'method-not-active', message: 'The delivery method is not active.' }),
};

/** In the order in which they are checked; all of them before any rule that looks at the lead. */
export const FIXED_RULES: readonly FixedRule[] = [
  {
    label: 'Buyer is active',
    passes: ({ buyerStatus }) => buyerStatus === 'active',
    reason: ({ buyerStatus }) => ({
      code: 'buyer-not-active',
      message: `The buyer is ${buyerStatus}.`,
      detail: { status: buyerStatus },
    }),
  },
  {
    label: 'Account is active',
    passes: ({ accountStatus }) => accountStatus === 'active',
    reason: ({ accountStatus }) => ({
      code: 'account-not-active',
      message: `The delivery account is ${accountStatus}.`,
      detail: { status: accountStatus },
    }),
  },
  METHOD_ACTIVE,
  {
    label: 'Account is automated',
    passes: ({ automated }) => automated,
    reason: () => ({ code: 'not-automated', message: 'The delivery account takes leads only by hand.' }),
  },
];
