import { createNoticeSenders } from '#activities/notices/create-notice-senders';
import type { NoticeSenders, SendResult } from '#activities/transports/message';
import { queueDeliveryNotices } from '#activities/notices/queue-delivery-notices';
import { sendNotices } from '#activities/notices/send-notices';
import type { NoticesConfig } from '#config/config';
import { Secret } from '#config/secret';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import type { FakeVendor } from '#test/kit/fakes/fake-vendor';
import { startFakeMailServer, type FakeMailServer } from '#test/kit/fakes/mail-server';
import { startFakeSendgrid } from '#test/kit/fakes/sendgrid';
import { startFakeTwilio } from '#test/kit/fakes/twilio';
import { insertFailedDelivery, LEAD_CANARIES, noticesOf } from './failed-delivery';

const ACCOUNT = `AC${'1'.repeat(32)}`;
const MINUTE = 60_000;
const nothing: NoticesConfig = { smtp: undefined, sendgrid: undefined, twilio: undefined };

let database: TestDatabase;
let mail: FakeMailServer;
let sendgrid: FakeVendor;
let twilio: FakeVendor;
const open: NoticeSenders[] = [];

const senders = (config: Partial<NoticesConfig>): NoticeSenders => {
  const made = createNoticeSenders({ ...nothing, ...config });
  open.push(made);
  return made;
};
const smtp = (): Partial<NoticesConfig> => ({
  smtp: { url: new Secret(`smtp://user:pass%20word@127.0.0.1:${mail.port}`), from: 'notices@leadrail.test' },
});
const viaSendgrid = (key = 'SG.good'): Partial<NoticesConfig> => ({
  sendgrid: { apiKey: new Secret(key), baseUrl: sendgrid.url, from: 'notices@leadrail.test' },
});
const viaTwilio = (token = 'good'): Partial<NoticesConfig> => ({
  twilio: { accountSid: ACCOUNT, authToken: new Secret(token), from: '+15125550100', baseUrl: twilio.url },
});
const send = (config: Partial<NoticesConfig>, afterMs = 0): ReturnType<typeof sendNotices> =>
  sendNotices(database.pool, senders(config), { publicUrl: 'https://leads.test', now: Date.now() + 1000 + afterMs });

/** A mail sender that answers when it is told to. */
function holdingSender() {
  const messages: string[] = [];
  let ask = (): void => undefined;
  let answer: (result: SendResult) => void = () => undefined;
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const email = {
    send: ({ messageId }: { messageId: string }) => {
      messages.push(messageId);
      ask();
      return new Promise<SendResult>((resolve) => (answer = resolve));
    },
    close: () => undefined,
  };
  const senders: NoticeSenders = { email, sms: undefined, close: () => undefined };
  return { senders, messages, asked, answer: (result: SendResult = { sent: true }) => answer(result) };
}

beforeAll(async () => {
  [database, mail, sendgrid, twilio] = await Promise.all([
    createTestDatabase(),
    startFakeMailServer({ user: 'user', password: 'pass word' }),
    startFakeSendgrid('SG.good'),
    startFakeTwilio(ACCOUNT, 'good'),
  ]);
}, 60_000);
afterEach(async () => {
  for (const made of open.splice(0)) made.close();
  await database.pool.query('delete from notice');
});
afterAll(async () => {
  await Promise.all([database.drop(), mail.close(), sendgrid.close(), twilio.close()]);
});

describe('queueDeliveryNotices', () => {
  it('books one notice per person and channel, once however often it is called', async () => {
    const { deliveryId } = await insertFailedDelivery(database.pool, { channels: { email: true, sms: true } });
    const added = await Promise.all([1, 2, 3].map(() => queueDeliveryNotices(database.pool, deliveryId)));
    expect(added.sort()).toEqual([0, 0, 2]);
    expect(await noticesOf(database.pool, deliveryId)).toMatchObject([
      { channel: 'email', state: 'pending' },
      { channel: 'sms', state: 'pending' },
    ]);
  });

  it('books nothing for people who left or a method that tells nobody', async () => {
    const quiet = await insertFailedDelivery(database.pool, { channels: { email: false, sms: false } });
    const left = await insertFailedDelivery(database.pool);
    await database.pool.query('update app_user set active = false where id = $1', [left.userId]);
    expect([
      await queueDeliveryNotices(database.pool, quiet.deliveryId),
      await queueDeliveryNotices(database.pool, left.deliveryId),
    ]).toEqual([0, 0]);
  });
});

describe('sendNotices', () => {
  it('sends mail by SMTP to exactly one person, with ids and codes and nothing of the lead', async () => {
    const { leadId, deliveryId } = await insertFailedDelivery(database.pool, { email: 'ops@buyer.test' });
    await queueDeliveryNotices(database.pool, deliveryId);
    expect(await send(smtp())).toEqual({ sent: 1, failed: 0, retried: 0 });
    const received = mail.received.at(-1);
    expect(received?.envelope).toEqual({ from: 'notices@leadrail.test', to: ['ops@buyer.test'] });
    expect(received?.parsed.text).toContain(`https://leads.test/leads/${leadId}`);
    expect(received?.parsed.text).toMatch(/Sunny Roofs[\s\S]*Main webhook[\s\S]*http-500/);
    for (const canary of LEAD_CANARIES) expect(received?.raw).not.toContain(canary);
    expect(await noticesOf(database.pool, deliveryId)).toEqual([
      { channel: 'email', state: 'sent', attempts: 1, error_code: null },
    ]);
    expect(await send(smtp(), 60 * MINUTE)).toEqual({ sent: 0, failed: 0, retried: 0 });
  });

  it('holds nothing of the database while a mail server is slow, and no other worker sends the same', async () => {
    const { deliveryId } = await insertFailedDelivery(database.pool);
    await queueDeliveryNotices(database.pool, deliveryId);
    const slow = holdingSender();
    const first = sendNotices(database.pool, slow.senders, { publicUrl: 'https://leads.test', now: Date.now() + 1000 });
    await slow.asked;
    const { rows } = await database.pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()`,
    );
    expect(rows).toEqual([]);
    expect(await send(smtp())).toEqual({ sent: 0, failed: 0, retried: 0 });
    slow.answer();
    expect(await first).toEqual({ sent: 1, failed: 0, retried: 0 });
  });

  it('repeats the message of a worker that was lost, as the same message and not before its claim is over', async () => {
    const { deliveryId } = await insertFailedDelivery(database.pool);
    await queueDeliveryNotices(database.pool, deliveryId);
    const lost = holdingSender();
    void sendNotices(database.pool, lost.senders, { publicUrl: 'https://leads.test', now: Date.now() + 1000 });
    await lost.asked;
    await database.pool.query(`update notice set claimed_until = clock_timestamp() - interval '1 second'`);
    expect(await send(smtp())).toEqual({ sent: 1, failed: 0, retried: 0 });
    expect(mail.received.at(-1)?.parsed.messageId).toBe(lost.messages[0]);
    const booked = await noticesOf(database.pool, deliveryId);
    lost.answer({ sent: false, code: 'smtp-550', retryable: false });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await noticesOf(database.pool, deliveryId)).toEqual(booked);
  });

  it('sends mail by SendGrid and text messages by Twilio', async () => {
    const { deliveryId } = await insertFailedDelivery(database.pool, {
      phone: '(512) 555-0123',
      channels: { email: true, sms: true },
    });
    await queueDeliveryNotices(database.pool, deliveryId);
    expect(await send({ ...viaSendgrid(), ...viaTwilio() })).toEqual({ sent: 2, failed: 0, retried: 0 });
    expect(new URLSearchParams(twilio.requests.at(-1)?.body).get('To')).toBe('+15125550123');
    const said = `${sendgrid.requests.at(-1)?.body}${twilio.requests.at(-1)?.body}`;
    for (const canary of LEAD_CANARIES) expect(said).not.toContain(canary);
  });

  it.each([
    ['the mail server is greylisting', () => mail.failNext(451), () => smtp(), 'smtp-451'],
    ['SendGrid asks to slow down', () => sendgrid.failNext(429), () => viaSendgrid(), 'sendgrid-429'],
    [
      'SendGrid is away',
      () => undefined,
      () => ({ sendgrid: { apiKey: new Secret('SG.good'), baseUrl: 'http://127.0.0.1:9', from: 'n@leadrail.test' } }),
      'sendgrid-unreachable',
    ],
    [
      'the mail server is away',
      () => undefined,
      () => ({ smtp: { url: new Secret('smtp://127.0.0.1:9'), from: 'n@leadrail.test' } }),
      'smtp-unreachable',
    ],
  ])('tries again later: %s', async (_name, arrange, config, code) => {
    const { deliveryId } = await insertFailedDelivery(database.pool);
    await queueDeliveryNotices(database.pool, deliveryId);
    arrange();
    expect(await send(config())).toEqual({ sent: 0, failed: 0, retried: 1 });
    expect(await noticesOf(database.pool, deliveryId)).toMatchObject([
      { state: 'pending', attempts: 1, error_code: code },
    ]);
    expect(await send(smtp())).toEqual({ sent: 0, failed: 0, retried: 0 });
    expect(await send(smtp(), MINUTE)).toEqual({ sent: 1, failed: 0, retried: 0 });
  });

  it('tries text messages again after 429 and gives up after the last try', async () => {
    const { deliveryId } = await insertFailedDelivery(database.pool, { channels: { email: false, sms: true } });
    await queueDeliveryNotices(database.pool, deliveryId);
    twilio.failNext(429, 500, 503, 429, 500, 503);
    const results: object[] = [];
    for (const minutes of [0, 1, 5, 30, 120, 360]) results.push(await send(viaTwilio(), minutes * MINUTE));
    expect(results).toEqual([...Array(5).fill({ sent: 0, failed: 0, retried: 1 }), { sent: 0, failed: 1, retried: 0 }]);
    expect(await noticesOf(database.pool, deliveryId)).toEqual([
      { channel: 'sms', state: 'failed', attempts: 6, error_code: 'twilio-20503' },
    ]);
  });

  it.each<[string, Parameters<typeof insertFailedDelivery>[1], () => Partial<NoticesConfig>, string]>([
    ['SendGrid refuses the key', {}, () => viaSendgrid('SG.bad'), 'sendgrid-401'],
    ['Twilio refuses the token', { channels: { email: false, sms: true } }, () => viaTwilio('bad'), 'twilio-20003'],
    [
      'the mail server refuses the login',
      {},
      () => ({ smtp: { url: new Secret(`smtp://user:wrong@127.0.0.1:${mail.port}`), from: 'n@leadrail.test' } }),
      'smtp-535',
    ],
    ['no sender is configured', {}, () => ({}), 'no-sender-configured'],
    [
      'a person has no phone',
      { phone: null, channels: { email: false, sms: true } },
      () => viaTwilio(),
      'no-phone-number',
    ],
    [
      'a phone number is none',
      { phone: '12', channels: { email: false, sms: true } },
      () => viaTwilio(),
      'recipient-invalid',
    ],
  ])('fails for good, with a code, when %s', async (_name, recipient, config, code) => {
    const { deliveryId } = await insertFailedDelivery(database.pool, recipient);
    await queueDeliveryNotices(database.pool, deliveryId);
    expect(await send(config())).toEqual({ sent: 0, failed: 1, retried: 0 });
    expect(await noticesOf(database.pool, deliveryId)).toMatchObject([
      { state: 'failed', attempts: 1, error_code: code },
    ]);
  });

  it('sends each notice once when many workers send at the same time', async () => {
    const before = mail.received.length;
    for (let index = 0; index < 12; index += 1) {
      await queueDeliveryNotices(database.pool, (await insertFailedDelivery(database.pool)).deliveryId);
    }
    const results = await Promise.all([send(smtp()), send(smtp()), send(smtp())]);
    expect(results.reduce((sum, result) => sum + result.sent, 0)).toBe(12);
    expect(mail.received.length - before).toBe(12);
  });
});
