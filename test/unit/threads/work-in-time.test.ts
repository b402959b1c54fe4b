import { planCounted } from '#activities/distribution/make-plan';
import { CHANNELS } from '#domain/channels/registry';
import { isQuickMessage } from '#domain/channels/is-quick-message';
import { EXAMPLE_FACTS } from '#domain/channels/shared/example-facts';
import { compileCriteria } from '#domain/criteria/compile-criteria';
import { compileRouting } from '#domain/distribution/compile-routing';
import type { LeadTypeDocument } from '#domain/fields/lead-type.schema';
import { campaignSettingsSchema } from '#domain/lead/campaign.schema';
import type { MappingDocument } from '#domain/mapping/mapping.schema';
import { computeCriteria } from '#threads/compute-criteria';
import { forLeads, forTrial } from '#threads/lane';
import { makeMessage, previewIn } from '#threads/make-message';
import { LEADS } from '#threads/pools';
import { readLeadIn } from '#threads/read-lead';
import { account, criteria, SAMPLE_DEFINITIONS, SAMPLE_LEAD, snapshot } from '#test/kit/builders/routing';
import { watchLag } from '#test/kit/watch-lag';

const ENDLESS = '($f := function($n){ $f($n + 1) }; $f(0))';
const expression = (text: string, value: number) =>
  ({ type: 'expression', expression: text, operator: 'equals', value }) as const;
const endless = (count: number) => Array.from({ length: count }, (_, index) => expression(`${ENDLESS} + ${index}`, 1));
const webhook = CHANNELS.find(({ id }) => id === 'webhook')!;

afterEach(() => jest.restoreAllMocks());

// The first piece of work waits for the thread to be compiled.
beforeAll(() => computeCriteria(forLeads)([{ key: 'one', texts: ['1'], patterns: [] }], {}, 0));

describe('criteria of many accounts', () => {
  const planned = (...records: ReturnType<typeof account>[]) => {
    const compiled = compileRouting(snapshot(...records), SAMPLE_DEFINITIONS);
    const accounts = new Map(records.map((record) => [record.accountId, record]));
    return planCounted(
      {
        routing: { compiled, accounts, automation: 'price', priceOptimization: false } as never,
        subject: {
          leadId: 'l',
          fields: SAMPLE_LEAD,
          maxDeliveries: 1,
          slotsTaken: 0,
          duplicateOf: null,
          deliveries: [],
        } as never,
        campaign: campaignSettingsSchema.parse({ v: 1 }),
        earlierBuyers: new Set(),
        now: Date.UTC(2026, 5, 10, 15),
      },
      () => Promise.resolve(new Map()),
    );
  };

  test('an account with 20 endless expressions holds up nobody, and another gets the lead', async () => {
    const slow = account('slow', { criteria: criteria(...endless(20)), price: 9000 });
    const good = account('good', { criteria: criteria(expression('Age', Number(SAMPLE_LEAD['Age']))) });
    const times: number[] = [];
    for (let lead = 0; lead < 4; lead += 1) {
      const lag = watchLag();
      const started = performance.now();
      const { plan } = await planned(slow, good);
      times.push(performance.now() - started);
      expect(plan.candidates.map(({ accountId }) => accountId)).toEqual(['good']);
      expect(plan.refusals).toMatchObject([{ accountId: 'slow', reasons: [{ code: 'criteria-too-slow' }] }]);
      expect(lag.most()).toBeLessThan(100);
    }
    expect(Math.max(...times)).toBeLessThan(800);
    // After three leads nobody waits for it any more.
    expect(times[3]).toBeLessThan(100);
  });

  test('a pattern that takes long over a long text is looked for in a thread, and finds the same', async () => {
    const run = jest.spyOn(LEADS, 'run');
    const pattern = { type: 'regex', field: 'Comments', pattern: '(x+ ?){200}end', negate: false } as const;
    const long = { ...SAMPLE_LEAD, Comments: `${'x '.repeat(500)}end` };
    const group = [{ key: 'a', ...compileCriteria(criteria(pattern), SAMPLE_DEFINITIONS).expressions }];
    const { computed } = await computeCriteria(forLeads)(group, long, 0);
    expect([...computed.values()]).toEqual([true]);
    expect(run).toHaveBeenCalledTimes(1);
    expect((await computeCriteria(forLeads)(group, { ...long, Comments: 'short' }, 0)).computed.size).toBe(0);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('accounts without expressions cost no message', async () => {
    const run = jest.spyOn(LEADS, 'run');
    await planned(account('plain', { criteria: criteria() }));
    expect(run).not.toHaveBeenCalled();
  });
});

describe('calculated fields', () => {
  const field = (name: string, text: string) => ({
    name,
    label: name,
    kind: 'calculated',
    expression: text,
    decimals: 0,
  });
  const documentOf = (...texts: string[]) =>
    ({
      v: 1,
      fields: texts.map((text, index) => field(`F${index}`, text)),
      returnReasons: [],
    }) as unknown as LeadTypeDocument;
  const reading = { delimiter: ',', now: 0 };

  test('are computed in a thread', async () => {
    const { fields, reasons } = await readLeadIn(forLeads)(documentOf('2 + 3'), {}, reading);
    expect([String(fields['F0']), reasons]).toEqual(['5', []]);
  });

  test('that never end leave the field blank and the lead with the reason', async () => {
    const lag = watchLag();
    const { fields, reasons } = await readLeadIn(forLeads, 300)(
      documentOf(...Array.from({ length: 10 }, (_, index) => `${ENDLESS} + ${index}`)),
      {},
      reading,
    );
    expect(fields['F0']).toBeNull();
    expect(reasons).toHaveLength(10);
    expect(reasons[0]).toMatchObject({ code: 'calculation-too-slow', field: 'F0' });
    expect(lag.most()).toBeLessThan(100);
  });
});

describe('patterns of fields', () => {
  const slow = '.*(x?y?z?w?){100}v';
  const documentOf = (count: number) =>
    ({
      v: 1,
      fields: Array.from({ length: count }, (_, index) => ({
        name: `F${index}`,
        label: `F${index}`,
        kind: 'text',
        rule: { pattern: slow },
      })),
      returnReasons: [],
    }) as unknown as LeadTypeDocument;
  const rawOf = (count: number, text: string) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`F${index}`, text]));
  const reading = { delimiter: ',', now: 0 };

  test('that take long over long texts hold up nobody, and what was not checked is not taken for right', async () => {
    const lag = watchLag();
    const raw = rawOf(40, 'xyz'.repeat(500));
    const { fields, reasons } = await readLeadIn(forLeads, 200)(documentOf(40), raw, reading);
    expect(lag.most()).toBeLessThan(100);
    expect(fields['F0']).toBe(raw['F0']);
    expect(reasons).toHaveLength(40);
    expect(reasons[0]).toMatchObject({ code: 'check-too-slow', field: 'F0' });
  });

  test('over short texts are looked for here', async () => {
    const run = jest.spyOn(LEADS, 'run');
    const read = (text: string) => readLeadIn(forLeads)(documentOf(1), rawOf(1, text), reading);
    expect((await read('xyzv')).reasons).toEqual([]);
    expect((await read('abc')).reasons).toMatchObject([{ code: 'pattern-mismatch' }]);
    expect(run).not.toHaveBeenCalled();
  });
});

describe('a message', () => {
  const config = webhook.configSchema.parse({ v: 1, productionUrl: 'https://buyer.example/' });
  const mappingOf = (text: string): MappingDocument => ({
    v: 1,
    fields: [{ to: 'f', from: { type: 'expression', expression: text }, omitWhenBlank: false }],
  });

  test('with an endless expression is a failure with that reason', async () => {
    const method = { channel: webhook, config, mapping: mappingOf(ENDLESS) };
    const facts = { ...EXAMPLE_FACTS, deliveryId: 'd' };
    await expect(makeMessage(forLeads, method, facts, 'production')).rejects.toMatchObject({
      code: 'expressions-too-slow',
      kind: 'user',
    });
  });

  test('is the same from a thread as from here', async () => {
    const method = { channel: webhook, config, mapping: mappingOf('1 + 1') };
    const made = await makeMessage(forLeads, method, EXAMPLE_FACTS, 'production');
    expect(made).toEqual(await webhook.render(config, method.mapping, EXAMPLE_FACTS, 'production'));
    expect((await previewIn(forTrial(), method, EXAMPLE_FACTS, 'production')).envelope).toEqual(made);
  });

  test.each([
    ['{{ lead.FirstName }}', true],
    ['{{ lead.FirstName | upcase | append: "!" }}', true],
    ['no tags at all | sort', true],
    ['{{ lead.Drivers | where: "Age", 42 }}', false],
    ['{{ lead.FirstName | upcase |sort_natural }}', false],
    ['{%- for a in (1..10000) %}x{% endfor %}', false],
  ])('with the header %s is made here: %s', (value, quick) => {
    expect(isQuickMessage({ headers: [{ name: 'X', value }] }, { v: 1, fields: [] })).toBe(quick);
  });

  test('with a programmed body is made in a thread', () => {
    expect(isQuickMessage({ body: { type: 'jsonata', expression: '{}' } }, { v: 1, fields: [] })).toBe(false);
  });
});
