import type { LeadAction } from '#domain/protocol/lead-actions';
import type { FollowUp } from '#domain/protocol/lead-messages';
import type { ActivityDeps } from '../kit/deps';
import type { LeadStage } from '#domain/words/lead';

/** A booked action, as its handler sees it. The payload was checked by the API's contract when it was asked for. */
export interface ActionContext {
  readonly deps: ActivityDeps;
  readonly action: LeadAction;
  readonly actionId: string;
  readonly leadId: string;
  readonly leadTypeId: string;
  readonly campaignId: string;
  readonly stage: LeadStage;
  readonly planCount: number;
  readonly test: boolean;
  readonly payload: ActionPayload;
  readonly actor: string;
  readonly now: number;
}

export interface ActionPayload {
  readonly accountId?: string;
  readonly deliveryId?: string;
  readonly returnId?: string;
  readonly decision?: 'approve' | 'approve-to-source' | 'deny';
  readonly reasonCode?: string;
  readonly note?: string;
  readonly toSource?: boolean;
  readonly priceMinor?: number;
}

/** Books what was asked for, safe to repeat, and says what the workflow has to do next. Refuses with a UserError. */
export type ActionHandler = (context: ActionContext) => Promise<FollowUp>;
