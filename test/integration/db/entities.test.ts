import type { MikroORM } from '@mikro-orm/postgresql';
import { ENTITIES } from '#db/entities/index';
import type { TestDatabase } from '#test/kit/database';
import { useOrm } from './use-orm';

interface Column {
  readonly type: string;
  readonly nullable: boolean;
}

describe('entities', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  useOrm((opened) => ({ database, orm } = opened));

  const declared = (name: string): Record<string, Column> => {
    const meta = orm.getMetadata().get(name);
    const columns = meta.props.map((property): [string, Column] => [
      property.fieldNames[0] ?? '',
      { type: property.columnTypes[0] ?? '', nullable: property.nullable === true },
    ]);
    return Object.fromEntries(columns);
  };
  const migrated = async (table: string): Promise<Record<string, Column>> => {
    const { rows } = await database.pool.query<{ name: string; type: string; nullable: boolean }>(
      `select attname as name, not attnotnull as nullable, format_type(atttypid, atttypmod) as type
         from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [table],
    );
    return Object.fromEntries(rows.map(({ name, type, nullable }) => [name, { type: SHORT[type] ?? type, nullable }]));
  };
  const SHORT: Record<string, string> = { integer: 'int', 'timestamp with time zone': 'timestamptz' };

  test.each(ENTITIES.map((entity) => [entity.meta.className, entity.meta.tableName]))(
    '%s has exactly the columns of %s, with their types',
    async (name, table) => {
      expect(declared(name)).toEqual(await migrated(table));
    },
  );

  test('a fork keeps no entity of another fork', () => {
    expect(orm.em.fork().getUnitOfWork().getIdentityMap().values()).toHaveLength(0);
    expect(orm.config.get('allowGlobalContext')).toBe(false);
  });
});
