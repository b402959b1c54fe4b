import type { AttemptOutcome } from '#domain/channels/channel';
import type { Candidate, Refusal } from '#domain/plan/plan-types';
import type { Json } from '#domain/kernel/json';
import type { Reason } from '#domain/kernel/reason';
import type { LeadFields } from '#domain/kernel/lead-fields';
import type { CapWindow } from '#domain/limits/limits.schema';
import type { Verification } from '#domain/verification/verification.schema';
import type { DeliveryOrigin, DeliveryState, PingState } from '#domain/words/delivery';
import type { LeadOutcome, LeadStage, StepState } from '#domain/words/lead';
import type { ReturnState } from '#domain/words/returns';

/**
 * Rows of runtime tables as the program sees them: camelCase, bigint as number, moments (`…At`) as epoch milliseconds,
 * bytea as Buffer, money (`…Minor`) as integer minor units.
 */

export interface LeadRow {
  readonly id: string;
  readonly leadTypeId: string;
  readonly sourceId: string;
  readonly campaignId: string;
  readonly stage: LeadStage;
  readonly outcome: LeadOutcome | null;
  /** As the source sent them while `received`, normalised afterwards. */
  readonly fields: LeadFields;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly isMobile: boolean | null;
  readonly ipAddress: string | null;
  readonly duplicateKey: Buffer | null;
  readonly duplicateOf: string | null;
  readonly reasons: readonly Reason[];
  readonly grade: string | null;
  readonly gradeScore: number | null;
  readonly grading: Json;
  readonly qc: Json;
  readonly test: boolean;
  readonly mode: 'queued' | 'synchronous';
  readonly forceId: string | null;
  readonly priceMinor: number;
  readonly currency: string;
  /** What its source is owed for it now. */
  readonly costMinor: number;
  readonly revenueMinor: number;
  readonly maxDeliveries: number;
  readonly slotsTaken: number;
  readonly exclusiveHolder: string | null;
  readonly planCount: number;
  readonly configVersion: number | null;
  readonly redirectUrl: string | null;
  readonly sourceCredited: boolean;
  readonly receivedAt: number;
  readonly decidedAt: number | null;
  readonly closedAt: number | null;
  readonly erasedAt: number | null;
  readonly deletedAt: number | null;
  /** What a deleted lead was, so that it can come back as that. */
  readonly deletedFrom: Json;
  /** The run of its workflow that took it in, or up, last. */
  readonly runId: string | null;
  /** When its own distribution was over; what operators ask for may follow. */
  readonly distributedAt: number | null;
  /** How often in a row its run had to be begun again, and when that was last. */
  readonly restarts: number;
  readonly restartedAt: number | null;
  /** Code of one of the lead type's categories. */
  readonly category: string | null;
  /** What came of asking an outside service about the fields; null when nobody was asked. */
  readonly verification: Verification | null;
  /** What providers said of its grade. */
  readonly judgements: Json;
  /** Entered by hand, to be kept for an operator. */
  readonly hold: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface DeliveryRow {
  readonly id: string;
  readonly leadId: string;
  readonly accountId: string;
  readonly buyerId: string;
  readonly methodId: string;
  readonly planNumber: number;
  readonly origin: DeliveryOrigin;
  readonly state: DeliveryState;
  readonly exclusive: boolean;
  readonly priceMinor: number;
  readonly currency: string;
  /** The windows it is counted in; `start` is ISO time, `limit` the one in force then. */
  readonly capWindows: readonly {
    readonly window: CapWindow;
    readonly start: string;
    readonly limit?: number | null;
    readonly ignored?: boolean;
  }[];
  readonly reference: string | null;
  readonly redirectUrl: string | null;
  readonly reason: Reason | null;
  readonly attempts: number;
  readonly reservedAt: number;
  readonly decidedAt: number | null;
  readonly visibleInPortal: boolean;
  readonly createdAt: number;
}

export interface DeliveryAttemptRow {
  readonly id: string;
  readonly deliveryId: string;
  readonly number: number;
  readonly state: 'sending' | AttemptOutcome['kind'];
  readonly request: Json;
  readonly response: Json;
  readonly reading: Json;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly createdAt: number;
}

export interface LeadStepRow {
  readonly id: string;
  readonly leadId: string;
  readonly seq: number;
  readonly node: string;
  readonly label: string;
  readonly state: StepState;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly attempt: number | null;
  readonly detail: { readonly [key: string]: Json };
  readonly createdAt: number;
}

export interface LeadPlanRow {
  readonly leadId: string;
  readonly number: number;
  readonly configVersion: number;
  readonly madeAt: number;
  readonly tookUs: number;
  readonly candidates: readonly Candidate[];
  readonly refusals: readonly Refusal[];
  readonly rescanned: boolean;
  readonly createdAt: number;
}

export interface PingRow {
  readonly id: string;
  readonly leadId: string;
  readonly planNumber: number;
  readonly accountId: string;
  readonly methodId: string;
  readonly state: PingState;
  readonly bidMinor: number | null;
  readonly reference: string | null;
  readonly request: Json;
  readonly response: Json;
  readonly reading: Json;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly createdAt: number;
}

export interface LeadReturnRow {
  readonly id: string;
  readonly deliveryId: string;
  readonly reasonCode: string;
  readonly note: string;
  readonly state: ReturnState;
  readonly requestedBy: string;
  readonly requestedAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly createdAt: number;
}
