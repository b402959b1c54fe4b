import { channelOf } from '#domain/channels/registry';
import { seedFrom } from '#domain/kernel/seed';
import { nestFields } from '#domain/lead/nest-fields';
import { validateLead } from '#domain/lead/validate-lead';
import type { RawFields } from '#domain/kernel/lead-fields';
import { planSends, type PlannedSend } from '#scripts/demo/plan-sends';
import { disagreeingRows } from '#scripts/demo/figures';
import { FORMATS } from '#scripts/demo/formats';
import { leadMaker } from '#scripts/demo/leads';
import { demoMarket } from '#scripts/demo/market';

const AT = Date.parse('2026-03-18T16:00:00Z');

const market = demoMarket('test', (buyer) => `http://127.0.0.1:1/b/${buyer}`);
const plan = planSends('test', leadMaker('test', seedFrom('test')));
const all = [...plan.first, ...plan.second];
const reasonsOf = async ({ campaign, fields }: PlannedSend): Promise<readonly unknown[]> => {
  const leadType = market.campaigns.find(({ key }) => key === campaign)?.leadType;
  const document = market.leadTypes.find(({ key }) => key === leadType)?.document;
  if (!document) throw new Error(`${campaign} has no lead type`);
  return (await validateLead(document, fields, { delimiter: ',', now: AT })).reasons;
};
const BAD = [
  'bad email',
  'bad phone',
  'missing last name',
  'unknown state',
  'unlisted choice',
  'not a number',
  'bad sub-field',
  'number out of range',
];

describe('the demo', () => {
  it('sends more than 200 leads of every kind, in every format, to every campaign', () => {
    expect(all.length).toBeGreaterThan(250);
    expect(plan.first.filter(({ kind }) => kind === 'good').length).toBeGreaterThanOrEqual(200);
    expect(new Set(all.map(({ format }) => format))).toEqual(new Set(Object.keys(FORMATS)));
    expect(new Set(all.map(({ campaign }) => campaign))).toEqual(new Set(market.campaigns.map(({ key }) => key)));
  });

  it('makes good leads that their lead type finds nothing wrong with', async () => {
    for (const send of all.filter(({ kind }) => ['good', 'duplicate', 'outside criteria'].includes(kind))) {
      expect({ fields: send.fields, reasons: await reasonsOf(send) }).toEqual({ fields: send.fields, reasons: [] });
    }
  });

  it('makes bad leads that their lead type refuses', async () => {
    const bad = all.filter(({ kind }) => BAD.includes(kind));
    expect(new Set(bad.map(({ kind }) => kind))).toEqual(new Set(BAD));
    for (const send of bad)
      expect({ kind: send.kind, reasons: (await reasonsOf(send)).length }).not.toEqual({ kind: send.kind, reasons: 0 });
  });

  it('makes the same people for the same seed, and no two alike', () => {
    const again = planSends('test', leadMaker('test', seedFrom('test')));
    expect(again).toEqual(plan);
    const good = plan.first.filter(({ kind }) => kind === 'good');
    expect(new Set(good.map(({ fields }) => `${fields['Phone']}`)).size).toBe(good.length);
    expect(
      good.every(
        ({ fields }) =>
          /^\(\d{3}\) 555-01\d\d$/.test(String(fields['Phone'])) && /@example\.com$/.test(String(fields['Email'])),
      ),
    ).toBe(true);
  });

  it('configures every method in a way its channel accepts', () => {
    for (const { channel = 'lead-portal', config = { v: 1 }, name } of market.buyers.flatMap(
      ({ methods }) => methods,
    )) {
      expect({ name, problems: channelOf(channel).configSchema.safeParse(config).error?.issues ?? [] }).toEqual({
        name,
        problems: [],
      });
    }
  });

  it('spreads the five authentications and all body formats over the buyers', () => {
    const configs = JSON.stringify(market.buyers);
    for (const type of ['basic', 'digest', 'bearer', 'oauth2'])
      expect(configs).toContain(`"authentication":{"type":"${type}"`);
    for (const contentType of ['form', 'xml', 'query']) expect(configs).toContain(`"contentType":"${contentType}"`);
  });

  it('writes groups so that intake reads them back', () => {
    const fields: RawFields = { Email: 'a@example.com', Drivers: [{ FirstName: 'Una' }, { FirstName: 'Duo' }] };
    const { body } = FORMATS.form({ lid: 1, vid: 2, aid: 3 }, fields);
    expect(nestFields(new URLSearchParams(body))).toEqual({ LID: '1', VID: '2', AID: '3', ...fields });
  });

  it('sees a difference between any two parties that know a figure', () => {
    expect(
      disagreeingRows([
        { name: 'a', callers: 1, database: 1 },
        { name: 'b', callers: 1, buyers: 1 },
        { name: 'c', database: 2 },
      ]),
    ).toEqual([]);
    expect(
      disagreeingRows([
        { name: 'a', callers: 0, database: 1 },
        { name: 'b', database: 1, buyers: 2 },
      ]),
    ).toEqual(['a: callers 0, database 1, buyers -', 'b: callers -, database 1, buyers 2']);
  });
});
