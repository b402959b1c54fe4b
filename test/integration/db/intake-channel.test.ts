import { initOrm } from '#db/orm';
import { newId } from '#db/new-id';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

describe('campaigns from before their channel had a name of its own', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ migrated: false });
  });
  afterAll(() => database.drop());

  test('are found under the new name in their history and in saved views', async () => {
    const orm = await initOrm(database.url);
    const [campaign, buyer, user] = [newId(), newId(), newId()];
    const view = {
      filter: { join: 'and', items: [{ column: 'channel', is: 'any-of', value: ['web', 'channel'] }] },
      columns: [{ name: 'channel', width: 90 }, { name: 'name' }],
    };
    try {
      await orm.migrator.up({ to: '0020-closed-source' });
      const { pool } = database;
      const kept = `insert into config_version (entity, entity_id, version, actor, before, after) values ($1, $2, 1, 'system', $3, $4)`;
      await pool.query(kept, ['campaign', campaign, null, { name: 'C', channel: 'ping-post' }]);
      await pool.query(kept, ['delivery_method', buyer, { channel: 'webhook' }, null]);
      await pool.query(`insert into app_user (id, name, email) values ($1, 'U', 'u@example.com')`, [user]);
      for (const list of ['campaigns', 'delivery-methods'])
        await pool.query(`insert into saved_view (id, list, name, user_id, document) values ($1, $2, 'V', $3, $4)`, [
          newId(),
          list,
          user,
          view,
        ]);
      await pool.query(`insert into user_preference (user_id, key, value) values ($1, 'lists.campaigns', $2)`, [
        user,
        { view: null, document: view },
      ]);
      await orm.migrator.up();

      const { rows } = await pool.query('select entity, before, after from config_version order by id');
      expect(rows).toEqual([
        { entity: 'campaign', before: null, after: { name: 'C', intakeChannel: 'ping-post' } },
        { entity: 'delivery_method', before: { channel: 'webhook' }, after: null },
      ]);
      const renamed = {
        filter: { join: 'and', items: [{ column: 'intakeChannel', is: 'any-of', value: ['web', 'channel'] }] },
        columns: [{ name: 'intakeChannel', width: 90 }, { name: 'name' }],
      };
      const views = await pool.query('select list, document from saved_view order by list');
      expect(views.rows).toEqual([
        { list: 'campaigns', document: renamed },
        { list: 'delivery-methods', document: view },
      ]);
      expect((await pool.query('select value from user_preference')).rows).toEqual([
        { value: { view: null, document: renamed } },
      ]);
      await expect(pool.query('update config_version set version = 2')).rejects.toThrow();
    } finally {
      await orm.close(true);
    }
  });
});
