import type { Json } from '../kernel/json';

/** The booked facts a lead's way is drawn from; rows of Postgres as plain values, moments in epoch milliseconds. */
export interface Timeline {
  readonly steps: readonly {
    readonly id: string;
    readonly node: string;
    readonly label: string;
    readonly state: string;
    readonly startedAt: number;
    readonly endedAt: number | null;
    readonly detail: Json;
  }[];
  readonly plans: readonly {
    readonly number: number;
    readonly candidates: readonly object[];
    readonly refusals: readonly object[];
    readonly rescanned: boolean;
  }[];
  readonly pings: readonly {
    readonly id: string;
    readonly planNumber: number;
    readonly accountId: string;
    readonly accountName: string;
    readonly buyerCompany: string;
    readonly state: string;
    readonly bidMinor: number | null;
    readonly request: Json;
    readonly response: Json;
    readonly reading: Json;
    readonly startedAt: number;
    readonly endedAt: number | null;
  }[];
  readonly deliveries: readonly {
    readonly id: string;
    readonly accountId: string;
    readonly accountName: string;
    readonly buyerCompany: string;
    readonly planNumber: number;
    readonly origin: string;
    readonly state: string;
    readonly exclusive: boolean;
    readonly priceMinor: number;
    readonly currency: string;
    readonly reference: string | null;
    readonly reason: object | null;
    readonly reservedAt: number;
    readonly decidedAt: number | null;
  }[];
  readonly attempts: readonly {
    readonly deliveryId: string;
    readonly number: number;
    readonly state: string;
    readonly request: Json;
    readonly response: Json;
    readonly reading: Json;
    readonly startedAt: number;
    readonly endedAt: number | null;
  }[];
  readonly returns: readonly {
    readonly id: string;
    readonly deliveryId: string;
    readonly reasonCode: string;
    readonly state: string;
    readonly requestedAt: number;
    readonly decidedAt: number | null;
  }[];
}

export interface ProcessSubject {
  readonly leadId: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly receivedAt: number;
  readonly closedAt: number | null;
}
