import { createSendgridSender } from '#activities/transports/sendgrid/create-sendgrid-sender';
import { createSmtpSender } from '#activities/transports/smtp/create-smtp-sender';
import { noticeText } from '#activities/notices/notice-text';
import { Secret } from '#config/secret';
import type { FakeVendor } from '#test/kit/fakes/fake-vendor';
import { startFakeMailServer, type FakeMailServer } from '#test/kit/fakes/mail-server';
import { startFakeSendgrid } from '#test/kit/fakes/sendgrid';

let mail: FakeMailServer;
let sendgrid: FakeVendor;

beforeAll(async () => {
  [mail, sendgrid] = await Promise.all([startFakeMailServer(), startFakeSendgrid('SG.key')]);
});
afterAll(async () => {
  await Promise.all([mail.close(), sendgrid.close()]);
});

const message = { subject: 'A subject', text: 'A text', messageId: '<one@notices.leadrail>' };

const EVIL_RECIPIENTS = [
  'a@good.test, evil@bad.test',
  'a@good.test,evil@bad.test',
  'a@good.test;evil@bad.test',
  'a@good.test evil@bad.test',
  'a@good.test\r\nBcc: evil@bad.test',
  'a@good.test\nRCPT TO:<evil@bad.test>',
  'a@good.test\r\n\r\nbody',
  'a@good.test\u0000evil@bad.test',
  'Name <evil@bad.test>',
  '<evil@bad.test>',
  '"a@good.test" <evil@bad.test>',
  'a@good.test> SIZE=1',
  'evil@bad.test(comment)',
  'group: evil@bad.test;',
  '"quoted local"@bad.test',
  'a@b@bad.test',
  '@bad.test',
  'a@',
  'a@bad',
  'a@[127.0.0.1]',
  'a@bad.test\u2028x',
  ' a@bad.test',
  'a@bad.test ',
  '',
  `${'a'.repeat(65)}@bad.test`,
  `a@${'b'.repeat(250)}.test`,
];

describe('recipients', () => {
  it.each(EVIL_RECIPIENTS)('sends nothing to %j', async (to) => {
    const [before, asked] = [mail.received.length, sendgrid.requests.length];
    const smtp = createSmtpSender({ url: new Secret(`smtp://127.0.0.1:${mail.port}`), from: 'n@leadrail.test' });
    const api = createSendgridSender({ apiKey: new Secret('SG.key'), baseUrl: sendgrid.url, from: 'n@leadrail.test' });
    const refused = { sent: false, code: 'recipient-invalid', retryable: false };
    expect([await smtp.send({ ...message, to }), await api.send({ ...message, to })]).toEqual([refused, refused]);
    smtp.close();
    expect([mail.received.length, sendgrid.requests.length]).toEqual([before, asked]);
  });

  it.each(['a@good.test', "o'brien+leads@mail.good.test", 'first.last@sub.good-name.test'])(
    'sends to %s and nobody else',
    async (to) => {
      const smtp = createSmtpSender({ url: new Secret(`smtp://127.0.0.1:${mail.port}`), from: 'n@leadrail.test' });
      expect(await smtp.send({ ...message, to })).toEqual({ sent: true });
      smtp.close();
      expect(mail.received.at(-1)?.envelope).toEqual({ from: 'n@leadrail.test', to: [to] });
    },
  );
});

describe('what configuration puts into a notice', () => {
  const EVIL_NAMES = [
    'Acme\r\nBcc: evil@bad.test',
    'Acme\n.\nMAIL FROM:<evil@bad.test>',
    'Acme\r\n\r\n<script>',
    'Acme\u2028Bcc: evil@bad.test',
    'Acme\u0000\u000b',
    'To: evil@bad.test',
  ];

  it.each(EVIL_NAMES)('adds no header and no recipient: %j', async (name) => {
    const text = noticeText({
      kind: 'delivery-failed',
      leadId: 'id',
      buyer: name,
      method: name,
      reason: 'http-500',
      publicUrl: 'https://leads.test',
    });
    const smtp = createSmtpSender({ url: new Secret(`smtp://127.0.0.1:${mail.port}`), from: 'n@leadrail.test' });
    expect(await smtp.send({ ...message, to: 'a@good.test', subject: text.subject, text: text.mail })).toEqual({
      sent: true,
    });
    smtp.close();
    const received = mail.received.at(-1);
    expect(received?.envelope.to).toEqual(['a@good.test']);
    expect([...(received?.parsed.headers.keys() ?? [])].sort()).toEqual([
      'content-transfer-encoding',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ]);
    expect(received?.parsed.text?.split('\n')).toHaveLength(6);
  });
});
