import type { Step } from '#db/leads/add-steps';
import type { HeldWindow } from '#domain/limits/windows-to-hold';
import type { Findings } from '#domain/intake/examine-lead';
import type { Candidate } from '#domain/plan/plan-types';
import type { Json } from '#domain/kernel/json';
import type { Reason } from '#domain/kernel/reason';
import type { PastCampaign } from './past-market';
import type { LeadOutcome, LeadStage } from '#domain/words/lead';

/** A sale of the past; returned ones keep the moment they were sold. */
export interface PastDelivery {
  readonly id: string;
  readonly candidate: Candidate;
  readonly planNumber: number;
  readonly reservedAt: number;
  readonly decidedAt: number;
  state: 'accepted' | 'returned';
  reason: Reason | null;
  windows: readonly HeldWindow[];
  /** The sale is asked back or was given back. */
  asked: boolean;
}

/** A lead as it stands at the moment the past has come to. */
export interface PastLead {
  readonly id: string;
  readonly campaign: PastCampaign;
  readonly receivedAt: number;
  readonly findings: Findings;
  readonly reasons: readonly Reason[];
  readonly steps: (Step & { readonly id: string; endedAt: number | null; state: Step['state'] })[];
  readonly deliveries: PastDelivery[];
  /** Accounts it was counted for as one they qualified for. */
  readonly qualified: string[];
  stage: LeadStage;
  outcome: LeadOutcome | null;
  qc: { readonly [key: string]: Json } | null;
  planCount: number;
  slotsTaken: number;
  exclusiveHolder: string | null;
  revenue: number;
  cost: number;
  sourceCredited: boolean;
  decidedAt: number | null;
  closedAt: number | null;
  updatedAt: number;
}
