import fc from 'fast-check';
import { PERMISSIONS } from '#api/contract/permissions';
import { openAccessToken } from '#test/kit/access-token';
import { openTestSession } from '#test/kit/session';
import { useTwoOfEach, type TwoOfEach } from '../api/use-two-of-each';
import { DOCUMENT, isForPeople, OPERATIONS, type Operation } from './operations';
import { faultOf, type Heard } from './oracle';
import { requestsOf, type Asked } from './requests';
import { ONE_CASE, RUNS, SEED, seedOf } from './run-settings';
import type { World } from './schema-values';
import { KINDS, type Kind } from './spoil';
import { WITH_CARE } from './with-care';

const CALLERS = ['administrator', 'limited', 'nobody'] as const;
type Caller = (typeof CALLERS)[number];
/** Who somebody is comes before what they ask: of nobody fewer kinds do. */
const UNPROVEN: readonly Kind[] = ['valid', 'missing'];
const FEW_RIGHTS = ['leads:view', 'buyers:view', 'reports:view'];

/** So many of the operations succeed with requests made from schemas alone; the others need what no schema says. */
const REACHED = 110;
/** Operations that were carried out. */
const done = new Set<string>();

let given: TwoOfEach;
let world: World;
useTwoOfEach((opened) => {
  given = opened;
  const idsOf = Object.fromEntries(
    Object.entries(opened.world.ids).map(([kind, { mine, theirs }]) => [kind, [mine, theirs]]),
  );
  world = { schemas: DOCUMENT.components.schemas, ids: Object.values(idsOf).flat(), idsOf };
});

/** What a caller proves themselves by: programs by a token where one will do, every other time. */
async function headersOf(caller: Caller, operation: Operation, at: number): Promise<Record<string, string>> {
  if (caller === 'nobody') return {};
  const { api, database } = given;
  if (caller === 'administrator' && at % 2 === 0 && !isForPeople(operation))
    return { authorization: `Bearer ${await openAccessToken(database.pool, ['account', 'data', 'receiver'])}` };
  const half = { buyerIds: [given.world.ids.buyer.mine], sourceIds: [given.world.ids.source.mine] };
  const person =
    caller === 'administrator'
      ? await openTestSession(api, database, PERMISSIONS)
      : await openTestSession(api, database, FEW_RIGHTS, half);
  return person.headers;
}

async function send({ method, operationId }: Operation, asked: Asked, proof: Record<string, string>): Promise<Heard> {
  const { media, value } = asked.body ?? {};
  const cut = new AbortController();
  const answer = await fetch(`${given.api.url}${asked.path}`, {
    redirect: 'manual',
    method: method.toUpperCase(),
    headers: {
      accept: 'application/json',
      ...asked.headers,
      ...proof,
      // The boundary of a form with parts is made with it.
      ...(media === undefined || media.startsWith('multipart/') ? {} : { 'content-type': media }),
    },
    body: media === undefined ? null : written(media, value),
    signal: cut.signal,
  });
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
  if (WITH_CARE[operationId]?.care === 'headers' && answer.ok) {
    cut.abort();
    return { status: answer.status, media: type, text: '' };
  }
  return { status: answer.status, media: type, text: await answer.text() };
}

/** Half a surrogate pair has no bytes. */
const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

function written(media: string, value: unknown): string | FormData {
  if (media.endsWith('json')) return JSON.stringify(value);
  const pairs = Object.entries(typeof value === 'object' && value !== null ? value : { value }).map(
    ([name, member]): [string, string] => [
      wellFormed(name),
      wellFormed(typeof member === 'string' ? member : JSON.stringify(member)),
    ],
  );
  if (media === 'application/x-www-form-urlencoded') return new URLSearchParams(pairs).toString();
  if (media.endsWith('xml')) {
    const inside = pairs.map(([name, text]) => `<${name}>${text.replaceAll(/[<&]/g, ' ')}</${name}>`);
    return `<lead>${inside.join('')}</lead>`;
  }
  const form = new FormData();
  for (const [name, text] of pairs) form.append(name, text);
  return form;
}

/** What everybody's settings were, written back where an operation changes them. */
async function keepSettings(): Promise<() => Promise<void>> {
  const { pool } = given.database;
  const { rows } = await pool.query<{ kept: Record<string, unknown> }>(
    `select to_jsonb(i) - 'id' - 'version' - 'config_version' - 'created_at' - 'updated_at' as kept from installation i`,
  );
  const kept = rows[0]?.kept ?? {};
  const names = Object.keys(kept).join(', ');
  return async () => {
    await pool.query(
      `update installation set (${names}) = (select ${names} from jsonb_populate_record(null::installation, $1))`,
      [JSON.stringify(kept)],
    );
  };
}

interface Case {
  readonly name: string;
  readonly kind: Kind;
  readonly asked: Asked;
}

/** What one caller asks of an operation in this run. */
function casesOf(operation: Operation, caller: Caller): Case[] {
  const { operationId } = operation;
  return (caller === 'nobody' ? UNPROVEN : KINDS)
    .flatMap((kind) =>
      fc
        .sample(requestsOf(operation, kind, world), { seed: seedOf(operationId, kind), numRuns: RUNS })
        .map((asked, at) => ({ kind, asked, name: `${operationId}/${kind}/${caller}/${at}` })),
    )
    .filter(({ name }) => ONE_CASE === undefined || ONE_CASE === name);
}

/** Asks everything this run asks of an operation; what any answer has against it. */
async function fuzz(operation: Operation): Promise<string[]> {
  const care = WITH_CARE[operation.operationId]?.care;
  const putBack = care === 'put-back' ? await keepSettings() : undefined;
  const faults: string[] = [];
  for (const caller of CALLERS) {
    let proof: Record<string, string> = {};
    for (const [at, { name, kind, asked }] of casesOf(operation, caller).entries()) {
      // One person may ask so much a minute, and comes in more than one way.
      if (care === 'fresh' || at % 4 === 0) proof = await headersOf(caller, operation, Math.floor(at / 4));
      const heard = await send(operation, asked, proof);
      await putBack?.();
      if (ONE_CASE !== undefined) console.log(name, asked, heard);
      if (heard.status < 300) done.add(operation.operationId);
      const fault = faultOf(operation, kind, asked, caller !== 'nobody', heard);
      if (fault !== undefined) faults.push(described(name, operation, asked, heard, fault));
    }
  }
  return faults;
}

function described(name: string, { method }: Operation, asked: Asked, heard: Heard, fault: string): string {
  const body = asked.body === undefined ? '(no body)' : `${asked.body.media} ${JSON.stringify(asked.body.value)}`;
  return [
    `${fault}: ${heard.status} to ${method} ${asked.path.slice(0, 300)} ${body.slice(0, 500)}`,
    heard.text.slice(0, 500),
    `again: FUZZ_SEED=${SEED} FUZZ_RUNS=${RUNS} FUZZ_CASE=${name}`,
  ].join('\n');
}

const isWanted = ({ operationId }: Operation): boolean =>
  ONE_CASE === undefined || ONE_CASE.startsWith(`${operationId}/`);
/** What changes something for everybody comes last. */
const isLast = ({ operationId }: Operation): number => (WITH_CARE[operationId]?.care === 'put-back' ? 1 : 0);
const WANTED = OPERATIONS.filter(isWanted).sort((a, b) => isLast(a) - isLast(b));

describe(`requests of seed ${SEED}, ${RUNS} of each kind by each caller`, () => {
  test.each(WANTED.map((operation) => [operation.operationId, operation] as const))(
    '%s answers as its document says',
    async (_id, operation) => {
      expect(await fuzz(operation)).toEqual([]);
    },
    60_000 + RUNS * 10_000,
  );
});

test('nothing is left out, and what is asked with care is there', () => {
  const ids = OPERATIONS.map(({ operationId }) => operationId);
  expect(ids.length).toBeGreaterThan(200);
  expect(Object.keys(WITH_CARE).filter((id) => !ids.includes(id))).toEqual([]);
  for (const { why } of Object.values(WITH_CARE)) expect(why.length).toBeGreaterThan(10);
});

test('many operations are carried out at least once: what is only ever refused proves little', () => {
  if (ONE_CASE === undefined) expect(done.size).toBeGreaterThan(REACHED);
});
