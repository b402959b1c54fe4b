import type { MikroORM } from '@mikro-orm/postgresql';
import { initOrm } from '#db/orm';
import { PERMISSIONS } from '#api/contract/permissions';
import { createFileScanner } from '#api/leads/file-scanner';
import { startTestApi, type TestApi } from '#test/kit/api-client';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { EICAR, startFakeClamd, type FakeClamd } from '#test/kit/fakes/clamd';
import { openTestSession, type TestSession } from '#test/kit/session';
import { makeTwoOfEach, type World } from './two-of-each';

let database: TestDatabase;
let clamd: FakeClamd;
let api: TestApi;
let orm: MikroORM;
let world: World;
let operator: TestSession;

beforeAll(async () => {
  [database, clamd] = await Promise.all([createTestDatabase(), startFakeClamd()]);
  api = await startTestApi(database, { scanFile: createFileScanner(clamd.address) });
  orm = await initOrm(database.url);
  world = await makeTwoOfEach(orm.em as never, database.pool);
  operator = await openTestSession(api, database, PERMISSIONS);
}, 60_000);
afterAll(async () => {
  await api.stop();
  await orm.close(true);
  await clamd.close();
  await database.drop();
});

async function upload(content: string): Promise<{ status: number; code?: string }> {
  const body = new FormData();
  body.set('file', new Blob([content]), 'recording.txt');
  const answer = await fetch(`${api.url}/api/v1/leads/${world.ids.lead.mine}/files`, {
    method: 'POST',
    headers: operator.headers,
    body,
  });
  const { code } = (await answer.json()) as { code?: string };
  return { status: answer.status, ...(code && { code }) };
}
const kept = async (): Promise<number> => (await database.pool.query('select 1 from lead_file')).rowCount ?? 0;

test('a file is looked over before it is kept, whole; an infected one is refused, and none is kept while nobody can look', async () => {
  const clean = 'nothing in it. '.repeat(20_000);
  expect(await upload(clean)).toEqual({ status: 201 });
  expect(clamd.scanned.at(-1)?.toString()).toBe(clean);
  expect(await upload(`before ${EICAR} behind`)).toEqual({ status: 422, code: 'infected-file' });
  expect(await kept()).toBe(1);
  await clamd.close();
  expect(await upload(clean)).toEqual({ status: 503, code: 'temporarily-unavailable' });
  expect(await kept()).toBe(1);
});
