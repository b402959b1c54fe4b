import { DEFAULT_GRADING_SCALE } from '#domain/grading/default-grading-scale';
import { type FakeProvider, startFakeProvider } from '#test/kit/fakes/verification-provider';
import { settled } from '#test/kit/scenario/lead-facts';
import { historyOf, keepHistory } from '#test/kit/scenario/recorded-history';
import { act, api, postLead, somebody } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

const KEY = 'pk-fake-0123456789';
const PHONE = '5127654321';
interface Check {
  check: string;
  passed: boolean;
  note: string;
  by?: string;
  instead?: { of: string; code: string };
}
interface Row {
  judgements: object | null;
  grade: string;
  checks: Check[];
  steps: { label: string; state: string; detail: object }[];
}

describe('grading providers', () => {
  let provider: FakeProvider;
  let world: ScenarioWorld;
  const setUp = async (more: object = {}): Promise<void> => {
    const checks = [
      { check: 'phone', reading: 'phone' },
      { check: 'email', reading: 'email' },
    ];
    const saved = await api('PATCH', '/api/v1/settings', {
      grading: DEFAULT_GRADING_SCALE,
      gradingProviders: [
        {
          kind: 'http',
          name: 'Acme Verify',
          enabled: true,
          url: provider.url,
          header: 'X-Api-Key',
          key: KEY,
          timeoutMs: 1000,
          checks,
          ...more,
        },
      ],
    });
    expect(saved.status).toBe(200);
  };
  const post = async (settings: object = { grading: true }) =>
    postLead(await world.campaign({ processing: 'synchronous', ...settings }), somebody({ Phone: PHONE }));
  const found = async (leadId: string): Promise<Row> => {
    const {
      rows: [row],
    } = await world.pool.query<Row>(
      `select judgements, grade, grading -> 'checks' as checks,
         (select coalesce(json_agg(json_build_object('label', label, 'state', state, 'detail', detail)), '[]') from lead_step where lead_id = lead.id and node = 'verify') as steps
       from lead where id = $1`,
      [leadId],
    );
    return row!;
  };
  const checkOf = ({ checks }: Row, name: string): Check | undefined => checks.find(({ check }) => check === name);

  beforeAll(async () => {
    provider = await startFakeProvider(KEY);
  });
  beforeEach(async () => {
    world = await ScenarioWorld.open();
    await world.account('Acme');
    await setUp();
  });
  afterEach(() => world.close());
  afterAll(async () => {
    expect((await api('PATCH', '/api/v1/settings', { gradingProviders: [] })).status).toBe(200);
    await provider.close();
  });

  it('judge checks in place of the installation, which shows on the lead; nothing personal reaches the workflow', async () => {
    const before = provider.questions.length;
    // Alone, the installation finds the number possible and refuses example.com.
    provider.answer({ phone: { result: 'failed', note: 'Disconnected.' }, email: 'passed' });
    const { body } = await post();
    expect(await settled(world.pool, body.leadId!, ['qc'])).toMatchObject({ outcome: 'qc' });
    const lead = await found(body.leadId!);
    expect(checkOf(lead, 'phone')).toMatchObject({ passed: false, note: 'Disconnected.', by: 'Acme Verify' });
    expect(checkOf(lead, 'email')).toMatchObject({ passed: true, by: 'Acme Verify' });
    expect(checkOf(lead, 'comments')).not.toHaveProperty('by');
    expect(lead).toMatchObject({
      grade: 'F',
      steps: [
        {
          label: 'Acme Verify',
          state: 'done',
          detail: { provider: 'Acme Verify', judged: 2, checked: ['phone', 'email'] },
        },
      ],
    });
    expect(JSON.stringify(lead.steps)).not.toContain('Disconnected');
    expect(provider.questions.slice(before)).toEqual([
      { key: KEY, body: expect.objectContaining({ checks: ['phone', 'email'], phone: PHONE }) },
    ]);
    keepHistory('graded-by-a-provider', await historyOf(body.leadId!));
    const history = JSON.stringify(await historyOf(body.leadId!));
    const seen =
      history +
      [...history.matchAll(/"data":"([^"]+)"/g)].map((match) => Buffer.from(match[1]!, 'base64').toString()).join('');
    expect(seen).toContain('verifyFields');
    for (const personal of [PHONE, 'Disconnected', KEY, provider.url, 'Acme Verify'])
      expect(seen).not.toContain(personal);
    const { nodes } = (await api('GET', `/api/v1/leads/${body.leadId}/process`)).body as unknown as {
      nodes: { kind: string; history: object | null }[];
    };
    expect(nodes.find(({ kind }) => kind === 'verify')).toMatchObject({ history: { activityType: 'verifyFields' } });
  });

  it.each<[object | 'hang' | number, string]>([
    ['hang', 'timed-out'],
    [500, 'service-failed'],
    [404, 'request-refused'],
    [{ phone: 'unknown' }, 'unknown-to-provider'],
    [{ phone: 'maybe', email: 7 }, 'answer-not-understood'],
  ])("are replaced by the installation's own check, with the reason, after the answer %j", async (answer, code) => {
    provider.answer(answer);
    const { body } = await post();
    expect(await settled(world.pool, body.leadId!)).toMatchObject({ outcome: 'sold' });
    const lead = await found(body.leadId!);
    expect(checkOf(lead, 'phone')).toMatchObject({
      passed: true,
      note: 'The phone number is valid.',
      instead: { of: 'Acme Verify', code },
    });
    expect(checkOf(lead, 'email')).toMatchObject({
      passed: false,
      note: 'The e-mail domain exists only in examples.',
      instead: { of: 'Acme Verify', code },
    });
    expect(checkOf(lead, 'phone')).not.toHaveProperty('by');
    expect(lead.grade).toBe('D');
  });

  it("get what the operator's own expression makes of the lead, and are read by it", async () => {
    await setUp({
      request: '{ "who": { "first": lead.FirstName, "mail": system.email } }',
      checks: [{ check: 'email', reading: '{ "result": data.score > 80 ? "passed" : "failed", "note": data.text }' }],
    });
    provider.answer({ data: { score: 95, text: 'Mailbox exists.' } });
    const { body } = await post();
    expect(provider.questions.at(-1)?.body).toEqual({
      who: { first: 'Casey', mail: expect.stringContaining('@example.com') },
    });
    expect(checkOf(await found(body.leadId!), 'email')).toMatchObject({
      passed: true,
      note: 'Mailbox exists.',
      by: 'Acme Verify',
    });
  });

  it('are not asked about leads that are not graded, are refused anyway, or when they are switched off; the workflow then takes no other step', async () => {
    const before = provider.questions.length;
    const plain = await post({ grading: false });
    const refused = await postLead(
      await world.campaign({ processing: 'synchronous', grading: true }),
      somebody({ Email: 'nonsense' }),
    );
    expect(refused.body).toMatchObject({ outcome: 'rejected' });
    await setUp({ enabled: false });
    const off = await post();
    expect(provider.questions).toHaveLength(before);
    for (const { body } of [plain, refused, off])
      expect(JSON.stringify(await historyOf(body.leadId!))).not.toContain('verifyFields');
  });

  it('are believed after a correction only for what stayed as it was, and forgotten when the lead is erased', async () => {
    provider.answer({ phone: 'failed', email: 'passed' });
    const { body } = await post();
    const edit = await fetchAndEdit(body.leadId!, { Email: 'casey.new@example.org' });
    expect(edit).toBe(200);
    const lead = await found(body.leadId!);
    expect(checkOf(lead, 'phone')).toMatchObject({ passed: false, by: 'Acme Verify' });
    expect(checkOf(lead, 'email')).toMatchObject({
      passed: false,
      instead: { of: 'Acme Verify', code: 'corrected-since' },
    });
    await act(body.leadId!, 'erase');
    expect(await found(body.leadId!)).toMatchObject({ judgements: null, checks: null });
  });

  async function fetchAndEdit(leadId: string, fields: object): Promise<number> {
    const read = await api('GET', `/api/v1/leads/${leadId}`);
    return (
      await api(
        'PATCH',
        `/api/v1/leads/${leadId}`,
        { fields },
        { 'if-match': `"${String(read.body['fieldsVersion'])}"` },
      )
    ).status;
  }
});
