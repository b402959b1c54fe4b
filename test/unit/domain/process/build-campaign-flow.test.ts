import { buildCampaignFlow, type FlowFacts } from '#domain/process/build-campaign-flow';
import { campaignFlowSchema } from '#domain/process/campaign-flow.schema';
import { DEFAULT_GRADING_SCALE } from '#domain/grading/default-grading-scale';
import { campaignSettingsSchema } from '#domain/lead/campaign.schema';
import { account, criteria, when } from '#test/kit/builders/routing';

const settings = (more: object = {}) => campaignSettingsSchema.parse({ v: 1, ...more });
const facts = (more: Partial<FlowFacts> = {}): FlowFacts => ({
  campaignId: '01900000-0000-7000-8000-000000000001',
  name: 'Solar web',
  status: 'active',
  intakeChannel: 'web',
  currency: 'USD',
  hasPassword: false,
  settings: settings(),
  criteria: criteria(),
  limits: {},
  fields: [{ required: true }, { required: false }],
  grading: null,
  automation: 'price',
  accounts: [],
  ...more,
});
const seller = (id: string, more: object = {}) => ({ ...account(id, more), buyerCompany: 'Acme' });
const kinds = (given: Partial<FlowFacts>) => buildCampaignFlow(facts(given)).steps.map((step) => step.kind);
const link = (given: Partial<FlowFacts>, from: string, to: string) =>
  buildCampaignFlow(facts(given)).links.find((each) => each.from === from && each.to === to);

describe('the lead flow of a campaign', () => {
  it('has the shortest way for a campaign that asks for nothing', () => {
    expect(kinds({ settings: settings({ duplicates: { days: 0 }, returnWindowDays: 0 }) })).toEqual([
      'receive',
      'fields',
      'rejected',
      'plan',
      'deliver',
      'close',
    ]);
  });

  it('shows every check in the order of its checking, and where it refuses to', () => {
    const given = {
      criteria: criteria(when('State', 'equals', 'CA'), {
        join: 'any',
        items: [when('Age', 'greater-than', 17), when('Owner', 'known')],
      }),
      limits: { day: 50 },
      grading: DEFAULT_GRADING_SCALE,
    };
    expect(kinds(given)).toEqual([
      'receive',
      'fields',
      'duplicates',
      'criteria',
      'grading',
      'limits',
      'rejected',
      'qc',
      'plan',
      'deliver',
      'close',
      'returns',
    ]);
    expect(buildCampaignFlow(facts(given)).steps.find((step) => step.kind === 'criteria')?.facts).toMatchObject({
      rules: 3,
    });
    for (const check of ['fields', 'duplicates', 'criteria', 'limits'])
      expect(link(given, check, 'rejected')).toMatchObject({ turn: 'refused' });
  });

  it('stops everybody at the gate, or only those with a low grade or a finding', () => {
    expect(link({ settings: settings({ qualityControl: true }) }, 'duplicates', 'qc')).toMatchObject({ turn: 'next' });
    expect(link({ grading: DEFAULT_GRADING_SCALE }, 'grading', 'qc')).toMatchObject({ turn: 'grade' });
    expect(link({ grading: DEFAULT_GRADING_SCALE }, 'qc', 'plan')).toMatchObject({ turn: 'released' });
    expect(link({ grading: DEFAULT_GRADING_SCALE }, 'grading', 'plan')).toMatchObject({ turn: 'next' });
    const toReview = { settings: settings({ defaultReject: 'qc' }) };
    expect(kinds(toReview)).not.toContain('rejected');
    expect(link(toReview, 'fields', 'qc')).toMatchObject({ turn: 'refused' });
    expect(kinds({})).not.toContain('qc');
  });

  it('lets findings pass where the campaign delivers all the same', () => {
    const flow = buildCampaignFlow(facts({ settings: settings({ defaultReject: 'deliver' }) }));
    expect(flow.links.filter(({ turn }) => turn === 'refused')).toEqual([]);
    expect(flow.steps.every((step) => step.facts['refuses'] !== true)).toBe(true);
  });

  it('asks accounts with a ping method for bids side by side and offers to the others in their order; closed ones are only counted', () => {
    const accounts = [
      seller('cheap', { price: 500, priority: 0 }),
      seller('dear', { price: 900, priority: 3 }),
      seller('bidder', { pingMethodId: 'p' }),
      seller('closed', { accountStatus: 'closed' }),
    ];
    const flow = buildCampaignFlow(facts({ accounts }));
    expect(flow.links.filter(({ turn }) => turn === 'beside')).toEqual([
      { from: 'auction', to: 'bidder', turn: 'beside' },
      { from: 'deliver', to: 'dear', turn: 'beside' },
      { from: 'deliver', to: 'cheap', turn: 'beside' },
    ]);
    expect(flow.steps.find((step) => step.kind === 'plan')?.facts).toEqual({ strategy: 'price', accounts: 4, open: 3 });
    expect(
      kinds({ accounts, settings: settings({ automation: 'priority' }) }).filter((kind) => kind === 'account'),
    ).toHaveLength(2);
    expect(
      buildCampaignFlow(facts({ accounts, settings: settings({ automation: 'priority' }) }))
        .steps.filter((step) => step.kind === 'account')
        .map((step) => step.id),
    ).toEqual(['cheap', 'dear']);
  });

  it('holds leads of a campaign that does not deliver by itself', () => {
    expect(kinds({ settings: settings({ deliver: false }) })).toEqual(expect.not.arrayContaining(['plan', 'deliver']));
    expect(kinds({ settings: settings({ deliver: false }) })).toContain('hold');
  });

  it('is what the endpoint promises', () => {
    expect(
      campaignFlowSchema.safeParse(
        buildCampaignFlow(facts({ grading: DEFAULT_GRADING_SCALE, accounts: [seller('a')] })),
      ).error,
    ).toBeUndefined();
  });
});
