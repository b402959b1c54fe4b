import type { MikroORM } from '@mikro-orm/postgresql';
import { initOrm } from '#db/orm';
import { useAdminApi, type AdminApi } from '#test/kit/use-admin-api';
import { makeTwoOfEach, type World } from './two-of-each';

export interface TwoOfEach extends AdminApi {
  readonly orm: MikroORM;
  readonly world: World;
}

/** One API on an installation with two of each for all tests of a file, handed to `given`. */
export function useTwoOfEach(given: (opened: TwoOfEach) => unknown): void {
  let orm: MikroORM;
  // Before the database is dropped.
  afterAll(() => orm.close(true));
  useAdminApi(async (opened) => {
    orm = await initOrm(opened.database.url);
    await given({ ...opened, orm, world: await makeTwoOfEach(orm.em as never, opened.database.pool) });
  });
}
