import { PERMISSIONS } from '#api/contract/permissions';
import { startTestApi, type TestApi } from './api-client';
import { createTestDatabase, type TestDatabase } from './database';
import { openTestSession, type TestSession } from './session';

export interface AdminApi {
  readonly database: TestDatabase;
  readonly api: TestApi;
  /** Somebody who may do everything and sees everything. */
  readonly admin: TestSession;
}

/** One API on an empty installation for all tests of a file, handed to `given`. */
export function useAdminApi(
  given: (opened: AdminApi) => unknown,
  overrides?: Parameters<typeof startTestApi>[1],
): void {
  let opened: AdminApi;
  beforeAll(async () => {
    const database = await createTestDatabase();
    const api = await startTestApi(database, overrides);
    opened = { database, api, admin: await openTestSession(api, database, PERMISSIONS) };
    await given(opened);
  }, 60_000);
  afterAll(async () => {
    await opened.api.stop();
    await opened.database.drop();
  });
}
