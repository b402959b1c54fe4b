import { leadTypeDocumentSchema, type LeadTypeDocument } from '#domain/fields/lead-type.schema';
import { SMALL_LEAD_TYPE } from '#db/factories/create-lead-type';
import { FAKE_MODEL, type FakeModel, type ModelMood, startFakeModel } from '#test/kit/fakes/language-model';
import { leadFacts, settled } from '#test/kit/scenario/lead-facts';
import { historyOf, keepHistory } from '#test/kit/scenario/recorded-history';
import { act, api, postLead, somebody } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

const KEY = 'sk-fake-0123456789';
/** First name with a note and a message of its own, last name without. */
const JUDGED: LeadTypeDocument = leadTypeDocumentSchema.parse({
  ...SMALL_LEAD_TYPE,
  fields: SMALL_LEAD_TYPE.fields.map((field) => {
    if (field.name === 'FirstName')
      return {
        ...field,
        aiValidation: { enabled: true, instruction: 'A given name' },
        errorMessage: 'Please give your real name.',
      };
    return field.name === 'LastName' ? { ...field, aiValidation: { enabled: true } } : field;
  }),
});

const steps = async (world: ScenarioWorld, leadId: string) =>
  (
    await world.pool.query<{ node: string; state: string; detail: { code?: string; checked?: string[] } }>(
      'select node, state, detail from lead_step where lead_id = $1 order by started_at, seq',
      [leadId],
    )
  ).rows;

describe('AI validation', () => {
  let model: FakeModel;
  let world: ScenarioWorld;
  const setUp = async (more: object = {}): Promise<void> => {
    const saved = await api('PATCH', '/api/v1/settings', {
      aiValidation: {
        enabled: true,
        url: model.url,
        model: FAKE_MODEL,
        key: KEY,
        timeoutMs: 2000,
        whenUnanswered: 'accept',
        ...more,
      },
    });
    expect(saved.status).toBe(200);
  };
  const post = async (more: Record<string, unknown> = {}, settings: object = { processing: 'synchronous' }) =>
    postLead(await world.campaign(settings), somebody(more));
  beforeAll(async () => {
    model = await startFakeModel(KEY);
  });
  beforeEach(async () => {
    world = await ScenarioWorld.open(JUDGED);
    await world.account('Acme');
    await setUp();
  });
  afterEach(() => world.close());
  afterAll(async () => {
    await api('PATCH', '/api/v1/settings', { aiValidation: { enabled: false, url: '', model: '', key: '' } });
    await model.close();
  });
  const asked = (from: number) => model.questions.slice(from);

  it('asks once about all fields that want it, as the vendor wants to be asked, and sells what is plausible', async () => {
    const before = model.questions.length;
    const { body } = await post({ FirstName: 'Renée', LastName: "O'Hara" });
    expect(body).toMatchObject({ outcome: 'accepted' });
    expect(await settled(world.pool, body.leadId!)).toMatchObject({ outcome: 'sold' });
    expect(model.complaints).toEqual([]);
    expect(asked(before)).toEqual([
      expect.objectContaining({ values: { f1: 'Renée', f2: "O'Hara" }, path: '/v1/chat/completions' }),
    ]);
    expect(asked(before)[0]!.system).toContain('First name (text). Note: A given name');
    keepHistory('judged-by-a-language-model', await historyOf(body.leadId!));
    expect((await steps(world, body.leadId!))[0]).toMatchObject({
      node: 'verify',
      state: 'done',
      detail: { checked: ['FirstName', 'LastName'] },
    });
    const history = JSON.stringify(await historyOf(body.leadId!));
    const seen =
      Buffer.from(history).toString() +
      [...history.matchAll(/"data":"([^"]+)"/g)].map((found) => Buffer.from(found[1]!, 'base64').toString()).join('');
    expect(seen).toContain('verifyFields');
    for (const personal of ['Renée', "O'Hara", KEY, model.url]) expect(seen).not.toContain(personal);
  });

  it("refuses a lead with an implausible value, with the field's own message, and shows why to operators", async () => {
    const { body } = await post({ FirstName: 'Asdf', LastName: 'Qwerty' });
    expect(body).toMatchObject({ outcome: 'rejected', code: 'ai-implausible' });
    expect(body.reasons).toEqual([
      expect.objectContaining({ code: 'ai-implausible', field: 'FirstName', message: 'Please give your real name.' }),
      expect.objectContaining({
        code: 'ai-implausible',
        field: 'LastName',
        message: 'Last name does not look like a real value.',
      }),
    ]);
    // What the model wrote is for operators: a lead may have made it repeat what it was told.
    expect(JSON.stringify(body)).not.toContain('mashing');
    const process = (await api('GET', `/api/v1/leads/${body.leadId}/process`)).body as unknown as {
      nodes: { kind: string; state: string; history: object | null; detail: object }[];
    };
    expect(process.nodes.find(({ kind }) => kind === 'verify')).toMatchObject({
      state: 'refused',
      history: { activityType: 'verifyFields' },
      detail: {
        invalid: [
          { field: 'FirstName', reason: 'Keyboard mashing.' },
          { field: 'LastName', reason: 'Keyboard mashing.' },
        ],
      },
    });
  });

  it('works the same for a queued lead, and sends a reject to quality control where the campaign says so', async () => {
    const { status, body } = await post({ FirstName: 'Donald Duck' }, { defaultReject: 'qc' });
    expect([status, body.outcome]).toEqual([202, 'queued']);
    expect(await settled(world.pool, body.leadId!, ['qc'])).toMatchObject({
      outcome: 'qc',
      reasons: [{ code: 'ai-implausible', field: 'FirstName' }],
    });
    await act(body.leadId!, 'validate');
    expect(await settled(world.pool, body.leadId!)).toMatchObject({ outcome: 'sold' });
  });

  it.each<[ModelMood[], string, number]>([
    [['hang'], 'timed-out', 1],
    [['garbage'], 'answer-not-understood', 1],
    [['busy', 'busy'], 'too-many-requests', 2],
    [['refusal'], 'answer-not-understood', 1],
    [['broken', 'broken'], 'service-failed', 2],
    [['half'], 'answer-not-understood', 1],
  ])('accepts a lead without a verdict and notes it: %j', async (moods, code, questions) => {
    const before = model.questions.length;
    model.be(...moods);
    const { body } = await post({ FirstName: 'Asdf' });
    expect(await settled(world.pool, body.leadId!)).toMatchObject({ outcome: 'sold', reasons: [] });
    expect(asked(before)).toHaveLength(questions);
    expect((await steps(world, body.leadId!))[0]).toMatchObject({ node: 'verify', state: 'failed', detail: { code } });
  });

  it('believes the second answer of a service that was busy', async () => {
    model.be('busy');
    expect((await post({ FirstName: 'Asdf' })).body).toMatchObject({ outcome: 'rejected' });
  });

  it('keeps or refuses a lead without a verdict where the installation wants that', async () => {
    await setUp({ key: '***', whenUnanswered: 'qc' });
    model.be('garbage');
    const kept = await post();
    expect(await settled(world.pool, kept.body.leadId!, ['qc'])).toMatchObject({ outcome: 'qc', reasons: [] });
    await setUp({ whenUnanswered: 'reject' });
    model.be('garbage');
    expect((await post()).body).toMatchObject({ outcome: 'rejected', code: 'ai-check-unanswered' });
  });

  it('asks nobody about a lead that is refused anyway, that holds nothing to judge, or whose type does not want it', async () => {
    const before = model.questions.length;
    expect((await post({ Email: 'nonsense' })).body).toMatchObject({ outcome: 'rejected' });
    const campaign = await world.campaign({ processing: 'synchronous', duplicates: { days: 30 } as never });
    const person = somebody();
    await postLead(campaign, person, { 'idempotency-key': `a-${campaign.id}` });
    expect((await postLead(campaign, person, { 'idempotency-key': `b-${campaign.id}` })).body).toMatchObject({
      code: 'duplicate',
    });
    expect(asked(before)).toHaveLength(1);
    const plain = await ScenarioWorld.open();
    try {
      await plain.account('Plain');
      const { body } = await postLead(
        await plain.campaign({ processing: 'synchronous' }),
        somebody({ FirstName: 'Asdf' }),
      );
      expect(await leadFacts(plain.pool, body.leadId!)).toMatchObject({ outcome: 'sold' });
      expect(JSON.stringify(await historyOf(body.leadId!))).not.toContain('verifyFields');
      expect((await steps(plain, body.leadId!)).map(({ node }) => node)).not.toContain('verify');
    } finally {
      await plain.close();
    }
    expect(asked(before)).toHaveLength(1);
  });

  it('forgets what was heard of a lead when its personal data is erased', async () => {
    const { body } = await post({ FirstName: 'Asdf' });
    await act(body.leadId!, 'erase');
    const { rows } = await world.pool.query<{ verification: unknown; outcome: string }>(
      'select verification, outcome from lead where id = $1',
      [body.leadId],
    );
    expect(rows).toEqual([{ verification: null, outcome: 'erased' }]);
  });
});
