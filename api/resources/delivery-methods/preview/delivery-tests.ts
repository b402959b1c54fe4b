import type { z } from 'zod';
import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import type { RawFields } from '#domain/kernel/lead-fields';
import type { deliveryTestSchema } from '#api/contract/preview';

type Answer = z.input<typeof deliveryTestSchema>;

export interface TestRequest {
  readonly methodId: string;
  readonly leadId: string | null;
  readonly fields: RawFields | null;
  readonly price: number;
  readonly asPing: boolean;
  readonly expected: string | null;
  readonly actor: string;
}

/** Books what is to be sent; the engine is only told the id. */
export async function bookTestRequest(sql: Queryable, asked: TestRequest): Promise<string> {
  const id = newId();
  await sql.query({
    name: 'book-delivery-test-request',
    text: `insert into delivery_test (id, method_id, lead_id, fields, price_minor, as_ping, expected, actor) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      id,
      asked.methodId,
      asked.leadId,
      asked.fields === null ? null : JSON.stringify(asked.fields),
      asked.price,
      asked.asPing,
      asked.expected,
      asked.actor,
    ],
  });
  return id;
}

interface Row {
  id: string;
  method_id: string;
  lead_id: string | null;
  state: Answer['state'];
  as_ping: boolean;
  expected: string | null;
  request: Answer['request'];
  response: Answer['response'];
  reading: Answer['reading'];
  actor: string;
  asked_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
}
const COLUMNS =
  'id, method_id, lead_id, state, as_ping, expected, request, response, reading, actor, asked_at, started_at, ended_at';
const LAST = 20;

export async function readTest(sql: Queryable, id: string): Promise<Answer | undefined> {
  const { rows } = await sql.query<Row>({
    name: 'read-delivery-test',
    text: `select ${COLUMNS} from delivery_test where id = $1`,
    values: [id],
  });
  return rows[0] && shown(rows[0]);
}

/** The last tests of a method, newest first. Those made from real leads only for who may see leads. */
export async function lastTests(sql: Queryable, methodId: string, withLeads: boolean): Promise<Answer[]> {
  const { rows } = await sql.query<Row>({
    name: 'last-delivery-tests',
    text: `select ${COLUMNS} from delivery_test where method_id = $1 and ($2 or lead_id is null) order by asked_at desc, id desc limit ${LAST}`,
    values: [methodId, withLeads],
  });
  return rows.map(shown);
}

function shown(row: Row): Answer {
  const kind = row.reading?.outcome.kind;
  return {
    id: row.id,
    methodId: row.method_id,
    leadId: row.lead_id,
    state: row.state,
    asPing: row.as_ping,
    expected: row.expected,
    asExpected: row.expected === null || kind === undefined ? null : kind === row.expected,
    request: row.request,
    response: row.response,
    reading: row.reading,
    actor: row.actor,
    askedAt: row.asked_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    tookMs: row.started_at && row.ended_at ? row.ended_at.getTime() - row.started_at.getTime() : null,
  };
}
