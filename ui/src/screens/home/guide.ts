/** Under which key a person's way through the first steps is kept. */
export const GUIDE = 'first-steps';

export const STEPS = ['source', 'campaign', 'buyer', 'lead', 'diagram'] as const;
export type StepId = (typeof STEPS)[number];

export interface GuideState {
  readonly dismissed?: boolean;
  readonly done?: readonly StepId[];
}
export interface GuideStep {
  readonly id: StepId;
  readonly done: boolean;
  /** Route that does it. */ readonly route: string;
}

const ROUTES: Readonly<Record<StepId, string>> = {
  source: 'sources.new',
  campaign: 'campaigns.new',
  buyer: 'buyers.new',
  lead: 'leads',
  diagram: 'lead',
};

/** The way to a first sold lead: the steps whose screens this person may open, and which of them are done. */
export const guideSteps = (state: GuideState | null, open: (route: string) => boolean): readonly GuideStep[] =>
  STEPS.filter((id) => open(ROUTES[id])).map((id) => ({
    id,
    done: state?.done?.includes(id) ?? false,
    route: ROUTES[id],
  }));

/** The state after a step was done or taken back. */
export function withStep(state: GuideState | null, id: StepId, done: boolean): GuideState {
  const kept = (state?.done ?? []).filter((each) => each !== id);
  return { ...state, done: done ? [...kept, id] : kept };
}
