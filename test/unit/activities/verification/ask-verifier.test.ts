import type { Envelope, Reply } from '#domain/channels/channel';
import { fieldSettingsSchema } from '#domain/fields/lead-type.schema';
import { NO_AI_VALIDATION } from '#domain/verification/verification.schema';
import { askVerifier } from '#activities/verification/ask-verifier';
import { VendorGate } from '#activities/verification/vendor-gate';

const settings = { ...NO_AI_VALIDATION, enabled: true, url: 'https://m.example/v1', model: 'm', timeoutMs: 2000 };
const asked = [
  {
    path: 'A',
    label: 'A',
    kind: 'text' as const,
    instruction: '',
    value: 'x',
    settings: fieldSettingsSchema.parse({ name: 'A', label: 'A', kind: 'text' }),
  },
];
const answer = (status: number, body: object = {}, headers = {}): Reply => ({
  kind: 'answered',
  status,
  headers,
  body: JSON.stringify(body),
  truncated: false,
});
const GOOD = answer(200, {
  choices: [
    {
      finish_reason: 'stop',
      message: { content: JSON.stringify({ verdicts: [{ id: 'f1', verdict: 'valid', reason: '' }] }) },
    },
  ],
});

async function ask(...replies: Reply[]) {
  const sent: Envelope[] = [];
  const transports = {
    close: () => undefined,
    send: (envelope: Envelope) => {
      sent.push(envelope);
      return Promise.resolve(replies[sent.length - 1] ?? answer(500));
    },
  };
  return {
    reading: await askVerifier({ transports, now: Date.now }, settings, asked, new AbortController().signal),
    sent,
  };
}

describe('asking', () => {
  it('asks a busy service once more, with what is left of the time', async () => {
    const { reading, sent } = await ask(answer(429), GOOD);
    expect(reading.kind).toBe('judged');
    expect(sent).toHaveLength(2);
    expect((sent[1] as { timeoutMs: number }).timeoutMs).toBeLessThanOrEqual(1700);
  });

  it('asks never more than twice, and not at all again where waiting takes too long or nothing would change', async () => {
    expect((await ask(answer(500), answer(500), GOOD)).sent).toHaveLength(2);
    expect((await ask(answer(429, {}, { 'retry-after': '60' }), GOOD)).sent).toHaveLength(1);
    expect((await ask(answer(401), GOOD)).sent).toHaveLength(1);
    expect((await ask({ kind: 'no-answer', code: 'timed-out' }, GOOD)).sent).toHaveLength(1);
  });
});

describe('the gate', () => {
  const enter = (gate: VendorGate) => {
    const pass = gate.enter();
    if (typeof pass === 'string') throw new Error(pass);
    return pass;
  };

  it('lets so many questions through at once, and the next ones when a place is free', () => {
    const gate = new VendorGate(() => 0);
    const passes = Array.from({ length: 20 }, () => enter(gate));
    expect(gate.enter()).toBe('busy');
    passes[0]!.leave(true);
    expect(gate.enter()).toHaveProperty('leave');
  });

  it('rests when the service is away, and only then', () => {
    let now = 0;
    const gate = new VendorGate(() => now);
    for (const works of [false, false, false, false, true, false, false, false, false]) enter(gate).leave(works);
    enter(gate).leave(false);
    expect(gate.enter()).toBe('resting');
    now = 30_000;
    enter(gate).leave(false);
    expect(gate.enter()).toBe('resting');
    now = 60_000;
    enter(gate).leave(true);
    enter(gate).leave(false);
    expect(gate.enter()).toHaveProperty('leave');
  });
});
