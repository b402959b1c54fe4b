import type { Json } from '../kernel/json';
import type { Channel, Envelope, Reply } from './channel';
import { MASK, secretTexts } from './secrets';

/** Headers that prove or grant something, whoever sent them. */
const SENSITIVE = /^(authorization|proxy-authorization|cookie|set-cookie|www-authenticate|x-api-key|api-key)$/i;
/** Shorter texts occur by chance; masking them would make the record unreadable without hiding anything. */
const SHORTEST_SECRET = 6;

type Clean = (text: string) => string;

/** Masks secrets wherever they occur, and drops NUL, which Postgres cannot store in JSON. */
function cleaner(channel: Pick<Channel<unknown>, 'secrets'>, config: Json): Clean {
  const secrets = secretTexts(channel, config)
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  return (text) =>
    secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, MASK), text).replaceAll('\0', '\uFFFD');
}

function cleanHeaders(headers: Readonly<Record<string, string>>, clean: Clean): Json {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, SENSITIVE.test(name) ? MASK : clean(value)]),
  );
}

/** A request as it is kept with the attempt and shown to operators: everything that was sent but the secrets. */
export function describeRequest(channel: Pick<Channel<unknown>, 'secrets'>, config: Json, envelope: Envelope): Json {
  if (envelope.transport !== 'http') return { transport: envelope.transport };
  const clean = cleaner(channel, config);
  const { method, url, headers, body } = envelope;
  return { method, url: clean(url), headers: cleanHeaders(headers, clean), body: body === null ? null : clean(body) };
}

/** A reply as it is kept with the attempt. A buyer that echoes our secrets does not get them into the book. */
export function describeReply(channel: Pick<Channel<unknown>, 'secrets'>, config: Json, reply: Reply): Json {
  if (reply.kind !== 'answered') return { ...reply };
  const clean = cleaner(channel, config);
  const { status, headers, body, truncated } = reply;
  return { status, headers: cleanHeaders(headers, clean), body: clean(body), truncated };
}
