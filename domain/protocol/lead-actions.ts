import { type LeadStage, LEAD_STAGES } from '../words/lead';

/** What an operator, a portal user or the system may ask of a lead, and in which stages it makes sense. */
export const LEAD_ACTIONS = {
  validate: ['qc'],
  invalidate: ['qc'],
  'send-to': ['qc', 'distributing', 'unresolved', 'closed'],
  'run-automation': ['qc', 'unresolved', 'closed'],
  resend: ['distributing', 'unresolved', 'closed'],
  reassign: ['unresolved', 'closed'],
  'reassign-to': ['unresolved', 'closed'],
  transfer: ['unresolved', 'closed'],
  'request-return': ['distributing', 'unresolved', 'closed'],
  'decide-return': ['distributing', 'unresolved', 'closed'],
  'mark-returned': ['distributing', 'unresolved', 'closed'],
  'mark-accepted': ['distributing', 'unresolved', 'closed'],
  'mark-failed': ['unresolved'],
  'update-price': ['distributing', 'unresolved', 'closed'],
  delete: ['received', 'qc', 'unresolved', 'closed'],
  undelete: ['closed'],
  erase: LEAD_STAGES,
} as const satisfies Record<string, readonly LeadStage[]>;
export type LeadAction = keyof typeof LEAD_ACTIONS;

/** What takes a lead out of sight or brings it back; possible of one that is deleted, and of one that has not begun. */
export const DONE_IN_BOOK = ['delete', 'undelete', 'erase'] as const satisfies readonly LeadAction[];

/** What is left to do about a lead whose person was erased: money that is asked back is decided on, and nothing of the person is needed for it. */
export const DONE_ON_ERASED: ReadonlySet<LeadAction> = new Set<LeadAction>(['decide-return']);

export const isLeadAction = (name: string): name is LeadAction => Object.hasOwn(LEAD_ACTIONS, name);

/** An action is allowed when the lead's stage is one it was made for. */
export function actionAllowed(action: LeadAction, stage: LeadStage): boolean {
  return (LEAD_ACTIONS[action] as readonly LeadStage[]).includes(stage);
}
