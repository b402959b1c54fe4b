import type { Reason } from '../kernel/reason';
import { firstFailedRule } from './eligibility/rules';
import type { Refusal } from '../plan/plan-types';
import type { PlanningRound } from './planning-round';

/** A refusal whose reasons are worked out when they are first read or written as JSON: a plan refuses ten thousand, people read ten. */
export class LateRefusal implements Refusal {
  readonly #round: PlanningRound;
  readonly #index: number;

  constructor(round: PlanningRound, index: number) {
    this.#round = round;
    this.#index = index;
  }

  get accountId(): string {
    return this.#round.account(this.#index).record.accountId;
  }

  /** The rule that refuses, without working out its sentences. */
  get rule(): string {
    return firstFailedRule(this.#round.account(this.#index), this.#round)?.id ?? 'unknown';
  }

  /** The reasons of the first rule that fails. */
  get reasons(): readonly Reason[] {
    const account = this.#round.account(this.#index);
    return firstFailedRule(account, this.#round)?.reasons(account, this.#round) ?? [];
  }

  toJSON(): Refusal {
    return { accountId: this.accountId, reasons: this.reasons };
  }
}
