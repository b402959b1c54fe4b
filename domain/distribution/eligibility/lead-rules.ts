import { isOpen, nextOpening } from '../../limits/in-schedule';
import type { Reason } from '../../kernel/reason';
import type { CompiledAccount } from '../compile-routing';
import type { PlanningRound } from '../planning-round';
import type { EligibilityRule } from './eligibility-rule';

const HAD_IT: readonly Reason[] = [
  { code: 'already-had-lead', message: 'The delivery account already had this lead.' },
];
const BUYER_HAS_IT: readonly Reason[] = [
  { code: 'buyer-has-it', message: 'The buyer has or had this lead through another account.' },
];
const HAD_DUPLICATE: readonly Reason[] = [
  { code: 'buyer-had-duplicate', message: 'The buyer already had this person’s earlier lead.' },
];
const SOLD: readonly Reason[] = [
  { code: 'already-sold', message: 'The account buys exclusively, and the lead was sold to somebody else.' },
];
const TOO_SLOW: readonly Reason[] = [
  {
    code: 'criteria-too-slow',
    message:
      'The expressions in the criteria take too long to compute, so nobody knows whether the account wants the lead.',
  },
];
const ORDER: readonly Reason[] = [
  { code: 'order-required', message: 'The account needs an open order, and the buyer has none.' },
];

export const notExcluded: EligibilityRule = {
  id: 'not-excluded',
  label: 'Buyer has not had this lead',
  passes: ({ record }, { facts }) =>
    !(facts.excludeAccounts.size > 0 && facts.excludeAccounts.has(record.accountId)) &&
    !(facts.havingBuyers.size > 0 && facts.havingBuyers.has(record.buyerId)) &&
    !(facts.excludeBuyers.size > 0 && facts.excludeBuyers.has(record.buyerId)),
  reasons: ({ record }, { facts }) => {
    if (facts.excludeAccounts.has(record.accountId)) return HAD_IT;
    return facts.havingBuyers.has(record.buyerId) ? BUYER_HAS_IT : HAD_DUPLICATE;
  },
};

export const exclusivity: EligibilityRule = {
  id: 'exclusivity',
  label: 'Lead can still be sold exclusively',
  passes: ({ record }, { facts }) => !(facts.alreadySold && record.exclusive),
  reasons: () => SOLD,
};

/** No order exists anywhere yet, so an account that needs one cannot have the lead. */
export const order: EligibilityRule = {
  id: 'order',
  label: 'Order with a balance, where one is required',
  passes: ({ record }) => !record.requiresOrder,
  reasons: () => ORDER,
};

export const schedule: EligibilityRule = {
  id: 'schedule',
  label: 'Within the weekly schedule',
  passes: (account, round) =>
    account.record.schedule === null || isOpen(account.record.schedule, round.clockIn(account.record.zone)),
  reasons: (account, round) => {
    const { schedule: spans, zone } = account.record;
    const opening = nextOpening(spans, round.facts.now, zone);
    const opensAt = opening === null ? null : new Date(opening).toISOString();
    return [
      {
        code: 'outside-schedule',
        message: 'The buyer takes no leads at this hour.',
        detail: { zone, ...round.clockIn(zone), opensAt },
      },
    ];
  },
};

/** Whether an account's expressions were computed: what was not is neither a yes nor a no, and nobody gets a lead by it. */
export const criteriaInTime = ({ record }: CompiledAccount, { facts }: PlanningRound): boolean =>
  facts.overran?.has(record.accountId) !== true;

export const criteria: EligibilityRule = {
  id: 'criteria',
  label: 'Criteria',
  passes: (account, round) => criteriaInTime(account, round) && account.rule.matches(round.view),
  reasons: (account, round) => (criteriaInTime(account, round) ? account.rule.explain(round.view) : TOO_SLOW),
};
