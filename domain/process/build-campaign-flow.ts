import type { CriteriaDocument, CriteriaGroup } from '../criteria/criteria.schema';
import { FIXED_RULES } from '../distribution/eligibility/fixed-rules';
import type { AccountRecord } from '../distribution/snapshot';
import type { GradeAction, GradingScale } from '../grading/grading.schema';
import type { CampaignSettings, OrderingStrategyId } from '../lead/campaign.schema';
import type { QuantityLimits } from '../limits/limits.schema';
import type { CampaignFlow, FlowLink, FlowStep, FlowStepKind } from './campaign-flow.schema';

export interface FlowAccount extends AccountRecord {
  readonly buyerCompany: string;
}

export interface FlowFacts {
  readonly campaignId: string;
  readonly name: string;
  readonly status: string;
  readonly intakeChannel: string;
  readonly currency: string;
  readonly hasPassword: boolean;
  readonly settings: CampaignSettings;
  readonly criteria: CriteriaDocument;
  readonly limits: QuantityLimits;
  readonly fields: readonly { readonly required: boolean }[];
  /** Null = this campaign's leads are not graded. */
  readonly grading: GradingScale | null;
  /** The installation's order, for campaigns that say `system`. */
  readonly automation: OrderingStrategyId;
  /** Accounts of the lead type that the reader may see. */
  readonly accounts: readonly FlowAccount[];
}

/**
 * The way a campaign's settings lay out for its leads: what is switched off is left out, what is checked stands in the order of its
 * checking, and every check says where a lead goes that does not pass. Asked first: accounts with a ping method, side by side.
 */
export function buildCampaignFlow(facts: FlowFacts): CampaignFlow {
  const pen = new FlowPen();
  const { settings } = facts;
  pen.step('receive', {
    intakeChannel: facts.intakeChannel,
    processing: settings.processing,
    answerWithinMs: settings.answerWithinMs,
    token: settings.requireAuthentication,
    password: facts.hasPassword,
  });
  if (facts.status !== 'active') pen.check('status', { status: facts.status });
  pen.check('fields', { fields: facts.fields.length, required: facts.fields.filter((field) => field.required).length });
  if (settings.duplicates.days > 0)
    pen.check(
      'duplicates',
      {
        days: settings.duplicates.days,
        route: settings.duplicates.route,
        rejectedToo: settings.duplicates.includeRejected,
      },
      settings.duplicates.route === 'reject',
    );
  const rules = countRules(facts.criteria.root);
  if (rules > 0) pen.check('criteria', { rules });
  if (facts.grading)
    pen.check(
      'grading',
      { grades: facts.grading.grades.map(({ grade, from, action }) => ({ grade, from, action })) },
      acts(facts.grading, 'reject'),
    );
  if (Object.keys(facts.limits).length > 0) pen.check('limits', { ...facts.limits });
  layGate(pen, facts);
  if (settings.deliver) layDistribution(pen, facts);
  else pen.step('hold', {});
  pen.step('close', {}, settings.deliver ? 'sold' : 'next');
  if (settings.returnWindowDays > 0) pen.step('returns', { days: settings.returnWindowDays });
  return {
    v: 1,
    campaignId: facts.campaignId,
    name: facts.name,
    currency: facts.currency,
    steps: pen.steps,
    links: pen.links,
  };
}

const acts = (grading: GradingScale | null, action: GradeAction): boolean =>
  grading !== null && grading.grades.some((grade) => grade.action === action);

/** Counts conditions, those in groups as well. */
function countRules(group: CriteriaGroup): number {
  return group.items.reduce((sum, item) => sum + ('items' in item ? countRules(item) : 1), 0);
}

/** Where findings lead: back to the source, to a reviewer, or on to the buyers all the same; and who else waits for a reviewer. */
function layGate(pen: FlowPen, { settings, grading }: FlowFacts): void {
  const byGrade = acts(grading, 'qc');
  const byReject = settings.defaultReject === 'qc';
  if (settings.defaultReject === 'source') pen.aside('rejected', {});
  const gate = { all: settings.qualityControl, byGrade, byReject };
  if (settings.qualityControl) pen.step('qc', gate);
  else if (byGrade || byReject) pen.detour('qc', gate, byGrade ? 'grading' : null);
  if (byReject) pen.sendRefused('qc');
  if (settings.defaultReject === 'deliver') pen.forgive();
}

function layDistribution(pen: FlowPen, { settings, accounts, automation }: FlowFacts): void {
  const open = accounts.filter((account) => FIXED_RULES.every((rule) => rule.passes(account)));
  const strategy = settings.automation === 'system' ? automation : settings.automation;
  const pinged = open.filter((account) => account.pingMethodId !== null);
  const direct = open.filter((account) => account.pingMethodId === null);
  pen.step('plan', { strategy, accounts: accounts.length, open: open.length });
  if (pinged.length > 0) {
    pen.step('auction', { asked: pinged.length });
    pen.beside(
      'ping',
      pinged.map((account) => account.accountId),
      (id) => accountStep(open, id),
    );
  }
  pen.step('deliver', { most: settings.maxDeliveries, accounts: open.length, strategy });
  pen.beside(
    'account',
    [...direct].sort(strategy === 'price' ? byPrice : byPriority).map((account) => account.accountId),
    (id) => accountStep(open, id),
  );
}

const byPrice = (a: FlowAccount, b: FlowAccount): number => b.price - a.price || byId(a, b);
const byPriority = (a: FlowAccount, b: FlowAccount): number => a.priority - b.priority || byId(a, b);
const byId = (a: FlowAccount, b: FlowAccount): number => (a.accountId < b.accountId ? -1 : 1);

function accountStep(accounts: readonly FlowAccount[], id: string): Pick<FlowStep, 'label' | 'facts'> {
  const { buyerCompany, name, price, priority, exclusive, delaySeconds, channel } = accounts.find(
    (account) => account.accountId === id,
  )!;
  return {
    label: `${buyerCompany}, ${name}`,
    facts: { accountId: id, price, priority, exclusive, delaySeconds, channel },
  };
}

/** Lays steps below each other and remembers from where a lead with a finding turns off. */
class FlowPen {
  readonly steps: FlowStep[] = [];
  readonly links: FlowLink[] = [];
  private last: string | null = null;
  /** A detour that comes back to the way at its next step. */
  private returning: string | null = null;
  private readonly checks: string[] = [];

  step(kind: FlowStepKind, facts: FlowStep['facts'], turn: FlowLink['turn'] = 'next'): void {
    this.steps.push({ id: kind, kind, label: null, facts });
    if (this.last !== null) this.links.push({ from: this.last, to: kind, turn });
    if (this.returning !== null) this.links.push({ from: this.returning, to: kind, turn: 'released' });
    [this.last, this.returning] = [kind, null];
  }

  /** A step that may find something against the lead. */
  check(kind: FlowStepKind, facts: FlowStep['facts'], refuses = true): void {
    this.step(kind, { ...facts, refuses });
    if (refuses) this.checks.push(kind);
  }

  /** Where all checks send what they refuse; the way itself goes on past it. */
  aside(kind: FlowStepKind, facts: FlowStep['facts']): void {
    this.steps.push({ id: kind, kind, label: null, facts });
    this.sendRefused(kind);
  }

  /** A step that only some leads go through: those that `from` sends there. */
  detour(kind: FlowStepKind, facts: FlowStep['facts'], from: string | null): void {
    this.steps.push({ id: kind, kind, label: null, facts });
    if (from !== null) this.links.push({ from, to: kind, turn: 'grade' });
    this.returning = kind;
  }

  sendRefused(to: string): void {
    for (const from of this.checks)
      if (!this.links.some((link) => link.from === from && link.to === to))
        this.links.push({ from, to, turn: 'refused' });
  }

  /** Findings change nothing about the way; they are only kept with the lead. */
  forgive(): void {
    for (const step of this.steps) if (this.checks.includes(step.id)) step.facts['refuses'] = false;
  }

  /** Several of a kind side by side, all from the step before. */
  beside(
    kind: FlowStepKind,
    ids: readonly string[],
    describe: (id: string) => Pick<FlowStep, 'label' | 'facts'>,
  ): void {
    const from = this.last;
    for (const id of ids) {
      this.steps.push({ id, kind, ...describe(id) });
      if (from !== null) this.links.push({ from, to: id, turn: 'beside' });
    }
  }
}
