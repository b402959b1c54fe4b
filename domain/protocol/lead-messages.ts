import { isUuid } from '../kernel/uuid';
import type { Candidate } from '../plan/plan-types';
import type { DeliveryOrigin } from '../words/delivery';
import type { LeadStage } from '../words/lead';

/** Names that live in histories: never rename, only add. */
export const LEAD_WORKFLOW = 'leadWorkflow';
export const LEAD_TASK_QUEUE = 'leadrail';
export const ACT_UPDATE = 'act';
export const AWAIT_DECISION_UPDATE = 'awaitDecision';
export const PHASE_QUERY = 'phase';

export const leadWorkflowId = (leadId: string): string => `lead/${leadId}`;
/** The lead a workflow belongs to; undefined for workflows of other kinds. */
export function leadOfWorkflow(workflowId: string): string | undefined {
  const [kind, leadId = '', ...more] = workflowId.split('/');
  return kind === 'lead' && more.length === 0 && isUuid(leadId) ? leadId : undefined;
}

/** All a workflow ever learns of a lead: its id. Everything personal stays in Postgres. */
export interface LeadWorkflowInput {
  readonly leadId: string;
  /** Its source waits for the answer: it is taken in now, before a dispatcher would. */
  readonly awaited?: true;
}

/** A manual action, booked in Postgres under `actionId` before it is sent; its payload never enters Temporal. */
export interface LeadActionMessage {
  readonly actionId: string;
  readonly action: string;
}

/** An action that is done, and what it asked for is not at its end: the run that was at it is gone. */
export interface OpenFollowUp {
  readonly actionId: string;
  readonly followUp: FollowUp;
}

/** What `openLead` found or decided: the step at which this run goes on. */
export interface LeadPosition {
  readonly stage: LeadStage;
  readonly planNumber: number;
  /** The lead's own distribution came to its end before: only what operators asked for is left, and the closing. */
  readonly over?: true;
  /** What a run before this one left undone of what operators asked for. Absent = nothing. */
  readonly followUps?: readonly OpenFollowUp[];
  /** The round was planned along with the intake: nothing has to be asked for it. */
  readonly plan?: PlanSummary;
  /** Nothing is decided yet: somebody outside has to be asked about the lead first, which may take this long in ms. Absent = nobody. */
  readonly verifyWithinMs?: number;
}

/** One round of distribution: whom to try, in order, and how many more buyers may have the lead. */
export interface PlanSummary {
  readonly number: number;
  readonly candidates: readonly Candidate[];
  /** More candidates are booked with the plan than fit into one message. */
  readonly more: boolean;
  readonly slots: number;
  readonly sold: number;
  /** The lead is for one named buyer, or takes a sale's place: its deliveries say so, and nobody else is looked for. Absent = automation. */
  readonly origin?: 'force-id' | 'reassign';
}

/** `skipped`: a cap or the lead's capacity was taken meanwhile, nothing was sent. */
export type DeliveryVerdict = 'accepted' | 'refused' | 'failed' | 'unknown' | 'skipped';
export interface DeliveryResult {
  readonly accountId: string;
  readonly state: DeliveryVerdict;
  readonly code?: string;
  /** The account wants a second message beside the sale: the id of the delivery it belongs to. */
  readonly alternateFor?: string;
  /** The sale ended the lead: it was closed in the booking of the sale itself. */
  readonly closed?: true;
}

export interface DeliverAlternateInput {
  readonly leadId: string;
  readonly planNumber: number;
  readonly deliveryId: string;
  readonly candidate: Candidate;
}

export interface DeliverLeadInput {
  readonly leadId: string;
  readonly planNumber: number;
  readonly origin: DeliveryOrigin;
  readonly candidate: Candidate;
  /** A sale ends the lead's run: nobody else is tried beside or after it. The booking may then close the lead. */
  readonly last?: boolean;
}

/** What the workflow has to do after an action was booked. */
export type FollowUp =
  | { readonly kind: 'none' }
  | { readonly kind: 'plan'; readonly planNumber: number }
  | {
      readonly kind: 'deliver';
      readonly planNumber: number;
      readonly origin: DeliveryOrigin;
      readonly candidates: readonly Candidate[];
    }
  /** Ends whatever the lead is waiting for: it was erased, deleted or invalidated. */
  | { readonly kind: 'stop' };

/** Whether anything is sent or planned because of it; else the action is done with its booking. */
export const asksForMore = ({ kind }: FollowUp): boolean => kind === 'plan' || kind === 'deliver';
