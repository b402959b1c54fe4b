import type { z } from 'zod';
import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import { readRow, readRows } from '#db/read-rows';
import type { RawFields } from '#domain/kernel/lead-fields';
import type { deliveryTestSchema } from '#api/contract/preview';
import { isoOf, isoOrNull } from '#api/http/iso-of';

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

type Row = Omit<Answer, 'asExpected' | 'askedAt' | 'startedAt' | 'endedAt' | 'tookMs'> & {
  readonly askedAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
};
const COLUMNS =
  'id, method_id, lead_id, state, as_ping, expected, request, response, reading, actor, asked_at, started_at, ended_at';
const LAST = 20;

export async function readTest(sql: Queryable, id: string): Promise<Answer | undefined> {
  const row = await readRow<Row>(sql, {
    name: 'read-delivery-test',
    text: `select ${COLUMNS} from delivery_test where id = $1`,
    values: [id],
  });
  return row ? shown(row) : undefined;
}

/** The last tests of a method, newest first. Those made from real leads only for who may see leads. */
export async function lastTests(sql: Queryable, methodId: string, withLeads: boolean): Promise<Answer[]> {
  const rows = await readRows<Row>(sql, {
    name: 'last-delivery-tests',
    text: `select ${COLUMNS} from delivery_test where method_id = $1 and ($2 or lead_id is null) order by asked_at desc, id desc limit ${LAST}`,
    values: [methodId, withLeads],
  });
  return rows.map(shown);
}

function shown(row: Row): Answer {
  const { askedAt, startedAt, endedAt, expected } = row;
  const kind = row.reading?.outcome.kind;
  return {
    ...row,
    asExpected: expected === null || kind === undefined ? null : kind === expected,
    askedAt: isoOf(askedAt),
    startedAt: isoOrNull(startedAt),
    endedAt: isoOrNull(endedAt),
    tookMs: startedAt !== null && endedAt !== null ? endedAt - startedAt : null,
  };
}
