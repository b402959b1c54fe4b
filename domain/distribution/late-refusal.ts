import type { Reason } from '../kernel/reason';
import type { CompiledAccount } from './compile-routing';
import type { EligibilityRule } from './eligibility/eligibility-rule';
import type { Refusal } from './plan-types';
import type { PlanningRound } from './planning-round';

/** A refusal whose reasons are worked out when they are first read or written as JSON: a plan refuses ten thousand, people read ten. */
export class LateRefusal implements Refusal {
  readonly #account: CompiledAccount;
  readonly #rule: EligibilityRule;
  readonly #round: PlanningRound;
  #reasons: readonly Reason[] | undefined;

  constructor(account: CompiledAccount, rule: EligibilityRule, round: PlanningRound) {
    this.#account = account;
    this.#rule = rule;
    this.#round = round;
  }

  get accountId(): string {
    return this.#account.record.accountId;
  }

  get reasons(): readonly Reason[] {
    return (this.#reasons ??= this.#rule.reasons(this.#account, this.#round));
  }

  toJSON(): Refusal {
    return { accountId: this.accountId, reasons: this.reasons };
  }
}
