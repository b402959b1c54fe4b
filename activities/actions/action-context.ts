import type { ActionPayload } from '#domain/protocol/action-payloads.schema';
import type { LeadAction } from '#domain/protocol/lead-actions';
import type { FollowUp } from '#domain/protocol/lead-messages';
import type { ActivityDeps } from '../kit/deps';
import type { LeadStage } from '#domain/words/lead';

/** A booked action, as its handler sees it. */
export interface ActionContext<Action extends LeadAction = LeadAction> {
  readonly deps: ActivityDeps;
  readonly action: Action;
  readonly actionId: string;
  readonly leadId: string;
  readonly leadTypeId: string;
  readonly campaignId: string;
  readonly stage: LeadStage;
  readonly test: boolean;
  readonly payload: ActionPayload<Action>;
  readonly actor: string;
  readonly now: number;
}

/** Books what was asked for, safe to repeat, and says what the workflow has to do next. Refuses with a UserError. */
export type ActionHandler<Action extends LeadAction> = (context: ActionContext<Action>) => Promise<FollowUp>;
