import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { ENTITIES } from './entities/index';
import { MIGRATIONS } from './migrations/index';
import { PATIENCE } from './pool';

/**
 * The ORM over the configuration tables. Fork the entity manager for every use: `orm.em.fork()`. Never syncs the schema. `patience`: how
 * long a connection waits for a statement.
 */
export async function initOrm(
  url: string,
  { poolSize = 4, patience = PATIENCE }: { poolSize?: number; patience?: object } = {},
): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: url,
    entities: [...ENTITIES],
    extensions: [Migrator],
    discovery: { warnWhenNoEntities: false },
    pool: { min: 0, max: poolSize },
    driverOptions: { connection: { application_name: 'leadrail-orm', ...patience } },
    ensureDatabase: false,
    forceUtcTimezone: true,
    migrations: {
      migrationsList: MIGRATIONS,
      tableName: 'schema_migration',
      snapshot: false,
      disableForeignKeys: false,
      silent: true,
      transactional: true,
      // Each in a transaction of its own: one that may not be in any, for an index of a large table, would wait for the others' locks.
      allOrNothing: false,
    },
  });
}
