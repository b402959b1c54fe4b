import type { MikroORM } from '@mikro-orm/postgresql';
import { createBuyer } from '#db/factories/create-buyer';
import { createLeadType } from '#db/factories/create-lead-type';
import { writeConfig, type ConfigChange } from '#db/config-version/write-config';
import { Buyer } from '#db/entities/buyer.entity';
import { listen, type Listener } from '#db/listen';
import { newId } from '#db/new-id';
import { initOrm } from '#db/orm';
import { inTransaction } from '#db/pool';
import { sqlOf } from '#db/sql-of';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

describe('configuration history', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  let listener: Listener;
  const heard: string[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    orm = await initOrm(database.url);
    listener = await listen(database.url, ['config_changed'], (_, payload) => heard.push(payload));
  });
  afterAll(async () => {
    await listener.close();
    await orm.close(true);
    await database.drop();
  });

  const change = (given: Partial<ConfigChange> = {}): ConfigChange => ({
    entity: 'buyer',
    entityId: newId(),
    version: 1,
    actor: 'user:1',
    before: null,
    after: { company: 'Sunny Roofs' },
    ...given,
  });
  const current = async (): Promise<number> =>
    (await database.pool.query<{ config_version: number }>('select config_version from installation')).rows[0]
      ?.config_version ?? -1;
  const until = async (condition: () => boolean): Promise<void> => {
    for (let round = 0; round < 200 && !condition(); round += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(condition()).toBe(true);
  };

  test("a change is kept, moves the installation's version and is announced", async () => {
    const leadTypeId = newId();
    const entityId = newId();
    const id = await inTransaction(database.pool, (client) =>
      writeConfig(client, change({ entityId, leadTypeId, before: { company: 'Sunny' }, version: 2 })),
    );
    expect(await current()).toBe(id);
    const { rows } = await database.pool.query(
      'select entity, version, actor, before, after from config_version where entity_id = $1',
      [entityId],
    );
    expect(rows).toEqual([
      { entity: 'buyer', version: 2, actor: 'user:1', before: { company: 'Sunny' }, after: { company: 'Sunny Roofs' } },
    ]);
    await until(() => heard.includes(leadTypeId));
  });

  test('what is rolled back was never announced and leaves the version alone', async () => {
    const leadTypeId = newId();
    const before = await current();
    await expect(
      inTransaction(database.pool, async (client) => {
        await writeConfig(client, change({ leadTypeId }));
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await current()).toBe(before);
    await inTransaction(database.pool, (client) => writeConfig(client, change({ leadTypeId: 'after' })));
    await until(() => heard.includes('after'));
    expect(heard).not.toContain(leadTypeId);
  });

  test('changes made at once get numbers in the order of their commits', async () => {
    const seen: [committed: number, id: number][] = [];
    let committed = 0;
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const id = await inTransaction(database.pool, async (client) => {
          const written = await writeConfig(client, change());
          // Holding the installation's lock, nobody else can have written since.
          expect((await client.query('select config_version from installation')).rows[0]).toEqual({
            config_version: written,
          });
          return written;
        });
        seen.push([(committed += 1), id]);
      }),
    );
    expect(new Set(seen.map(([, id]) => id)).size).toBe(20);
    expect(await current()).toBe(Math.max(...seen.map(([, id]) => id)));
  });

  test('the same version of a row is never written twice', async () => {
    const twice = change();
    await writeConfig(database.pool, twice);
    await expect(writeConfig(database.pool, twice)).rejects.toMatchObject({ code: '23505' });
  });

  test('ORM writes and their history commit or roll back together', async () => {
    const buyer = await createBuyer(orm.em.fork(), { company: 'Roof & Sun? $1' });
    const edit = (fail: boolean): Promise<void> =>
      orm.em.fork().transactional(async (em) => {
        const found = await em.findOneOrFail(Buyer, buyer.id);
        found.company = 'Renamed';
        await em.flush();
        await writeConfig(
          sqlOf(em),
          change({ entityId: buyer.id, version: found.version, after: { company: found.company } }),
        );
        if (fail) throw new Error('no');
      });
    await expect(edit(true)).rejects.toThrow('no');
    expect((await orm.em.fork().findOneOrFail(Buyer, buyer.id)).company).toBe('Roof & Sun? $1');
    await edit(false);
    expect(await orm.em.fork().findOneOrFail(Buyer, buyer.id)).toMatchObject({ company: 'Renamed', version: 2 });
    expect(() => sqlOf(orm.em.fork())).toThrow('transactional');
  });

  test('of two editors the second is told, not obeyed', async () => {
    const { id } = await createBuyer(orm.em.fork());
    const [first, second] = [orm.em.fork(), orm.em.fork()];
    const [one, two] = [await first.findOneOrFail(Buyer, id), await second.findOneOrFail(Buyer, id)];
    one.notes = 'first';
    await first.flush();
    two.notes = 'second';
    await expect(second.flush()).rejects.toMatchObject({ name: 'OptimisticLockError' });
  });

  test('a factory row has its history and its public number', async () => {
    const one = await createLeadType(orm.em.fork());
    const two = await createLeadType(orm.em.fork());
    expect([one.lid, two.lid]).toEqual([1, 2]);
    const { rows } = await database.pool.query('select entity, version from config_version where entity_id = $1', [
      two.id,
    ]);
    expect(rows).toEqual([{ entity: 'lead_type', version: 1 }]);
    await until(() => heard.includes(two.id));
  });
});
