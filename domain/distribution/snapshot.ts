import type { CriteriaDocument } from '../criteria/criteria.schema';
import type { QuantityLimits, WeeklySchedule } from '../limits/limits.schema';

/** A delivery account with all that decides whether and when it gets a lead; plain data, straight from Postgres. */
export interface AccountRecord {
  readonly accountId: string;
  readonly buyerId: string;
  readonly name: string;
  readonly buyerStatus: string;
  readonly accountStatus: string;
  readonly automated: boolean;
  /** Minor units. */
  readonly price: number;
  /** 0 is served first. */
  readonly priority: number;
  readonly exclusive: boolean;
  readonly requiresOrder: boolean;
  /** A higher price that the buyer names after the sale counts. */
  readonly confirmPrice: boolean;
  readonly ignoreLimitsOnRescan: boolean;
  readonly delaySeconds: number;
  readonly maxReturnPercent: number | null;
  /** Most of the leads it qualified for that it may get, in percent; null = all. */
  readonly maxQualifiedPercent: number | null;
  readonly limits: QuantityLimits;
  readonly criteria: CriteriaDocument;
  /** IANA zone of the buyer: windows and schedules are read in it. */
  readonly zone: string;
  readonly schedule: WeeklySchedule;
  readonly methodId: string;
  readonly channel: string;
  readonly methodActive: boolean;
  readonly methodInTesting: boolean;
  /** The method, and where it is asked for bids the ping method, have an address for test leads. */
  readonly hasTestingAddress: boolean;
  /** The delivery method that is asked for a bid first (ping/post); null = sold at the listed price. */
  readonly pingMethodId: string | null;
  /** A second message that goes out beside every sale, e.g. a copy to the buyer's call centre; null = none. */
  readonly alternateMethodId: string | null;
  readonly pingTimeoutMs: number;
  readonly retry: { readonly attempts: number; readonly waitSeconds: number };
  readonly timeoutMs: number;
}

/** The routing configuration of one lead type at one configuration version. */
export interface RoutingSnapshot {
  readonly leadTypeId: string;
  readonly configVersion: number;
  readonly accounts: readonly AccountRecord[];
}

/** Live numbers of one account that change with every sale. */
export interface AccountStanding {
  readonly used: { readonly hour: number; readonly day: number; readonly week: number; readonly month: number };
  /** This calendar month: leads it qualified for, leads delivered, leads returned. */
  readonly qualified: number;
  readonly delivered: number;
  readonly returned: number;
}
