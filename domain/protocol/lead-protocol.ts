import type { Candidate } from '../plan/plan-types';
import type { DeliveryResult, FollowUp, LeadPosition, PlanSummary } from './lead-messages';
import type { DeliveryOrigin } from '../words/delivery';

/** Distribution may be planned again when caps filled up between plan and delivery; this bounds how often. */
const MOST_REPLANS = 3;

export type LeadPhase = 'opening' | 'qc' | 'planning' | 'auction' | 'delivering' | 'closing' | 'done';

/** The whole memory of one lead's step machine. */
export interface LeadState {
  readonly phase: LeadPhase;
  readonly planNumber: number;
  readonly origin: DeliveryOrigin;
  readonly queue: readonly Candidate[];
  readonly more: boolean;
  readonly slots: number;
  readonly sold: number;
  readonly skipped: number;
  readonly replans: number;
  /** Outside checks the lead has to go through before it is decided upon may take this long, in ms; 0 = none are due. */
  readonly verifyWithinMs: number;
}

export type LeadCommand =
  | { readonly do: 'open' }
  | { readonly do: 'verify'; readonly withinMs: number }
  | { readonly do: 'await-verdict' }
  | { readonly do: 'plan'; readonly number: number }
  | { readonly do: 'auction'; readonly number: number; readonly candidates: readonly Candidate[] }
  | {
      readonly do: 'deliver';
      readonly number: number;
      readonly origin: DeliveryOrigin;
      readonly wave: readonly Candidate[];
      readonly last: boolean;
    }
  | { readonly do: 'close' }
  | { readonly do: 'finish' };

export type LeadEvent =
  | { readonly kind: 'opened'; readonly position: LeadPosition }
  | { readonly kind: 'verified' }
  | { readonly kind: 'decided'; readonly followUp: FollowUp }
  | { readonly kind: 'planned'; readonly plan: PlanSummary }
  | { readonly kind: 'auctioned'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'delivered'; readonly results: readonly DeliveryResult[] }
  | { readonly kind: 'closed' };

const START: LeadState = {
  phase: 'opening',
  planNumber: 1,
  origin: 'automation',
  queue: [],
  more: false,
  slots: 0,
  sold: 0,
  skipped: 0,
  replans: 0,
  verifyWithinMs: 0,
};

/** A lead begins, or goes on after a restart, by asking the book of record where it is. */
export const beginLead = (): LeadState => START;

/** A manual action goes on where its follow-up says; it never reopens the lead's own first run. */
export function beginFollowUp(followUp: FollowUp): LeadState {
  return follow({ ...START, phase: 'closing' }, followUp);
}

function follow(state: LeadState, followUp: FollowUp): LeadState {
  switch (followUp.kind) {
    case 'plan':
      return { ...state, phase: 'planning', planNumber: followUp.planNumber };
    case 'deliver':
      return {
        ...state,
        phase: 'delivering',
        planNumber: followUp.planNumber,
        origin: followUp.origin,
        queue: followUp.candidates,
        more: false,
        slots: followUp.candidates.length,
      };
    case 'none':
    case 'stop':
      return { ...state, phase: 'closing' };
  }
}

/** What comes next: the one question the workflow asks. */
export function nextCommand(state: LeadState): LeadCommand {
  switch (state.phase) {
    case 'opening':
      return state.verifyWithinMs > 0 ? { do: 'verify', withinMs: state.verifyWithinMs } : { do: 'open' };
    case 'qc':
      return { do: 'await-verdict' };
    case 'planning':
      return { do: 'plan', number: state.planNumber };
    case 'auction':
      return { do: 'auction', number: state.planNumber, candidates: state.queue };
    case 'delivering':
      return {
        do: 'deliver',
        number: state.planNumber,
        origin: state.origin,
        wave: nextWave(state),
        last: endsWithSale(state),
      };
    case 'closing':
      return { do: 'close' };
    case 'done':
      return { do: 'finish' };
  }
}

/**
 * Who is tried together: an exclusive buyer alone; shared buyers side by side, as many as the lead has places left.
 * With 2 places and the order shared, shared, shared the first two are tried at once, the third only if one of them refuses.
 */
export function nextWave(state: Pick<LeadState, 'queue' | 'slots'>): readonly Candidate[] {
  const [first] = state.queue;
  if (!first || first.exclusive) return state.queue.slice(0, 1);
  const exclusiveAt = state.queue.findIndex((candidate) => candidate.exclusive);
  return state.queue.slice(0, Math.min(state.slots, exclusiveAt < 0 ? state.queue.length : exclusiveAt));
}

/** A sale to the next buyer would be the last step: it alone is tried, and no place is left after it. By hand, others may be under way. */
function endsWithSale(state: LeadState): boolean {
  const [only, ...others] = nextWave(state);
  return (
    (state.origin === 'automation' || state.origin === 'force-id') &&
    only !== undefined &&
    others.length === 0 &&
    (only.exclusive || state.slots <= 1)
  );
}

/** Folds what happened into the state. Unknown counts as taken: nobody else may get that place until it is resolved. */
export function advance(state: LeadState, event: LeadEvent): LeadState {
  switch (event.kind) {
    case 'opened':
      if (event.position.verifyWithinMs !== undefined)
        return { ...state, verifyWithinMs: event.position.verifyWithinMs };
      return afterOpening(
        { ...state, phase: phaseAt(event.position), planNumber: event.position.planNumber },
        event.position,
      );
    case 'verified':
      return { ...state, verifyWithinMs: 0 };
    case 'decided':
      return follow(state, event.followUp);
    case 'planned':
      return afterPlan(state, event.plan);
    case 'auctioned':
      return settleQueue({ ...state, queue: event.candidates });
    case 'delivered':
      return afterWave(state, event.results);
    case 'closed':
      return { ...state, phase: 'done' };
  }
}

function phaseAt(position: LeadPosition): LeadPhase {
  switch (position.stage) {
    case 'qc':
      return 'qc';
    case 'distributing':
      return position.over ? afterOwnRun(position) : 'planning';
    case 'received':
    case 'unresolved':
    case 'closed':
      return 'done';
  }
}

/** What operators asked for closes the lead when it is done; where none of it is left, this run does. */
const afterOwnRun = ({ followUps = [] }: LeadPosition): LeadPhase => (followUps.length > 0 ? 'done' : 'closing');

/** A round that was planned with the intake goes on as if it had been asked for. */
function afterOpening(state: LeadState, { plan }: LeadPosition): LeadState {
  return state.phase === 'planning' && plan ? afterPlan(state, plan) : state;
}

function afterPlan(state: LeadState, plan: PlanSummary): LeadState {
  const planned: LeadState = {
    ...state,
    planNumber: plan.number,
    queue: plan.candidates,
    more: plan.more,
    slots: plan.slots,
    sold: plan.sold,
    skipped: 0,
    origin: plan.origin ?? state.origin,
  };
  return plan.candidates.some((candidate) => candidate.ping) && plan.slots > 0
    ? { ...planned, phase: 'auction' }
    : settleQueue(planned);
}

function afterWave(state: LeadState, results: readonly DeliveryResult[]): LeadState {
  const tried = new Set(results.map((result) => result.accountId));
  const count = (wanted: DeliveryResult['state']) => results.filter((result) => result.state === wanted).length;
  const taken = count('accepted') + count('unknown');
  const exclusiveTaken =
    taken > 0 && state.queue.some((candidate) => candidate.exclusive && tried.has(candidate.accountId));
  const next = settleQueue({
    ...state,
    queue: state.queue.filter((candidate) => !tried.has(candidate.accountId) && !(taken > 0 && candidate.exclusive)),
    slots: exclusiveTaken ? 0 : state.slots - taken,
    sold: state.sold + count('accepted'),
    skipped: state.skipped + count('skipped'),
  });
  return next.phase === 'closing' && results.some((result) => result.closed) ? { ...next, phase: 'done' } : next;
}

/** Goes on delivering while places and candidates are left, fetches more of a long plan, plans again after caps filled up, else closes. */
function settleQueue(state: LeadState): LeadState {
  if (state.slots <= 0) return { ...state, phase: 'closing', queue: [] };
  if (state.queue.length > 0) return { ...state, phase: 'delivering' };
  if (state.origin !== 'automation') return { ...state, phase: 'closing' };
  if (state.more) return { ...state, phase: 'planning' };
  if (state.skipped > 0 && state.sold === 0 && state.replans < MOST_REPLANS) {
    return { ...state, phase: 'planning', planNumber: state.planNumber + 1, replans: state.replans + 1 };
  }
  return { ...state, phase: 'closing' };
}
