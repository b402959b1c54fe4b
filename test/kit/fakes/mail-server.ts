import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface ReceivedMail {
  /** What the SMTP conversation named, which is where the mail goes. */
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly raw: string;
  readonly parsed: ParsedMail;
}
export interface FakeMailServer {
  readonly port: number;
  readonly received: readonly ReceivedMail[];
  /** The next recipients are answered with these codes (e.g. 451, 550). */
  failNext(...codes: number[]): void;
  close(): Promise<void>;
}

/** A real SMTP server on loopback that keeps every mail; asks for a login when one is given. */
export async function startFakeMailServer(login?: { user: string; password: string }): Promise<FakeMailServer> {
  const received: ReceivedMail[] = [];
  const failures: number[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: login === undefined,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      login && username === login.user && password === login.password
        ? done(null, { user: username })
        : done(new Error('Invalid login')),
    onRcptTo: (_address, _session, done) => {
      const code = failures.shift();
      done(code === undefined ? undefined : Object.assign(new Error('told to fail'), { responseCode: code }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => void keep(received, session, Buffer.concat(chunks)).then(() => done(), done));
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    failNext: (...codes) => void failures.push(...codes),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function keep(received: ReceivedMail[], session: SMTPServerSession, raw: Buffer): Promise<void> {
  const { mailFrom, rcptTo } = session.envelope;
  const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map((recipient) => recipient.address) };
  received.push({ envelope, raw: raw.toString('utf8'), parsed: await simpleParser(raw) });
}
