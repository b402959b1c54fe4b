import { openAccessToken } from '#test/kit/access-token';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { startTestApi, type TestAnswer, type TestApi } from '#test/kit/api-client';

export interface Entity {
  id: string;
  version: number;
  [field: string]: unknown;
}

/** An API with one token, and short ways to make things through it. */
export interface InboundMarket {
  readonly database: TestDatabase;
  readonly api: TestApi;
  call(method: string, path: string, body?: unknown): Promise<TestAnswer>;
  made(path: string, body: unknown): Promise<Entity>;
  close(): Promise<void>;
}

export async function openInboundMarket(): Promise<InboundMarket> {
  const database = await createTestDatabase();
  const api = await startTestApi(database);
  const token = await openAccessToken(database.pool, ['account', 'data']);
  const call = (method: string, path: string, body?: unknown): Promise<TestAnswer> =>
    api.call(method, `/api/v1${path}`, body, token);
  return {
    database,
    api,
    call,
    made: async (path, body) => {
      const answer = await call('POST', path, body);
      if (answer.status !== 201) throw new Error(answer.text);
      return answer.json<Entity>();
    },
    close: async () => {
      await api.stop();
      await database.drop();
    },
  };
}

/** Writes a lead as intake would have left it. */
export async function insertLead(
  market: InboundMarket,
  campaign: Entity,
  fields: Record<string, unknown>,
): Promise<string> {
  const { rows } = await market.database.pool.query<{ id: string }>(
    `insert into lead (id, lead_type_id, source_id, campaign_id, stage, outcome, fields, first_name) values (gen_random_uuid(), $1, $2, $3, 'closed', 'unsold', $4, $5) returning id`,
    [campaign['leadTypeId'], campaign['sourceId'], campaign.id, JSON.stringify(fields), fields['FirstName'] ?? null],
  );
  return rows[0]!.id;
}
