import type { Json } from '../kernel/json';
import type { OrderingStrategyId } from '../lead/campaign.schema';
import type { LeadFields } from '../kernel/lead-fields';
import type { AccountStanding } from './snapshot';

/** Everything about one lead and this moment that a plan depends on. */
export interface PlanFacts {
  readonly fields: LeadFields;
  /** Results of `CompiledRouting.expressionGroups` over the fields. */
  readonly computed: ReadonlyMap<string, Json | undefined>;
  /** Accounts whose expressions took too long: nobody knows whether they want the lead. */
  readonly overran?: ReadonlySet<string> | undefined;
  readonly grade?: string | undefined;
  /** A test lead goes to testing addresses only, a real one never to a method that is being tested. */
  readonly test: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Decides who comes first among equals; the lead's id, so that the same lead is always planned the same. */
  readonly seedText: string;
  readonly strategy: OrderingStrategyId;
  readonly priceOptimization: boolean;
  /** How many buyers may still get the lead. */
  readonly slots: number;
  readonly alreadySold: boolean;
  /** Live numbers by account; an account without any has sold nothing yet. */
  readonly standings: ReadonlyMap<string, AccountStanding>;
  readonly excludeAccounts: ReadonlySet<string>;
  readonly excludeBuyers: ReadonlySet<string>;
  /** Buyers that have, had or may have the lead: none of their accounts gets it (again). */
  readonly havingBuyers: ReadonlySet<string>;
  /** The lead is addressed to these buyers: accounts of others are not considered at all. */
  readonly onlyBuyers?: ReadonlySet<string> | undefined;
  /** An operator decided: only an account with an active delivery method that fits a real or a test lead is needed. */
  readonly bypassRules?: boolean | undefined;
}
