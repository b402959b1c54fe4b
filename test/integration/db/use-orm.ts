import type { MikroORM } from '@mikro-orm/postgresql';
import { initOrm } from '#db/orm';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

/** One database and its entities for all tests of a group, handed to `given`. */
export function useOrm(given: (opened: { readonly database: TestDatabase; readonly orm: MikroORM }) => unknown): void {
  let database: TestDatabase;
  let orm: MikroORM;
  beforeAll(async () => {
    database = await createTestDatabase();
    orm = await initOrm(database.url);
    given({ database, orm });
  });
  afterAll(async () => {
    await orm.close(true);
    await database.drop();
  });
}
