import type { Reason } from '../kernel/reason';

/** One account the lead may go to, in the order to try. Ids and numbers only: a plan may enter Temporal's history. */
export interface Candidate {
  readonly accountId: string;
  readonly buyerId: string;
  readonly methodId: string;
  readonly exclusive: boolean;
  /** Minor units: the listed price, replaced by the bid after an auction. */
  readonly price: number;
  /** Asked for a bid before it is sold. */
  readonly ping: boolean;
  readonly pingTimeoutMs: number;
  readonly delaySeconds: number;
  readonly timeoutMs: number;
  readonly retry: { readonly attempts: number; readonly waitSeconds: number };
  /** Taken on the rescan that ignores quantity limits. */
  readonly ignoreLimits: boolean;
}

/** Why one account does not get the lead. Every refused account has at least one reason; `rule` names the rule that refused it. */
export interface Refusal {
  readonly accountId: string;
  readonly rule?: string;
  readonly reasons: readonly Reason[];
}

export interface Plan {
  readonly candidates: readonly Candidate[];
  readonly refusals: readonly Refusal[];
  /** True when no account passed with its limits and the accounts that ask for it were rescanned without them. */
  readonly rescanned: boolean;
}
