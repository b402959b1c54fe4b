import { randomBytes } from 'node:crypto';
import { Client, type Pool } from 'pg';
import { migrate } from '#db/migrate';
import { createPool } from '#db/pool';

export interface TestDatabase {
  /** As its owner. */
  readonly url: string;
  /** As API and worker enter it. */
  readonly applicationUrl: string;
  readonly pool: Pool;
  drop(): Promise<void>;
}

/** A fresh, migrated database on the server named by TEST_DATABASE_URL. Drop it in `afterAll`. */
export async function createTestDatabase(options: { migrated?: boolean } = {}): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('TEST_DATABASE_URL must name a Postgres server for tests');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name}`);
  const location = new URL(server);
  location.pathname = `/${name}`;
  const url = location.toString();
  const application = new URL(process.env['TEST_DATABASE_APPLICATION_URL'] ?? server);
  application.pathname = location.pathname;
  const pool = createPool(url, 10, 'leadrail-test');
  const drop = async (): Promise<void> => {
    await pool.end();
    await onServer(server, `drop database if exists ${name} with (force)`);
  };
  try {
    if (options.migrated !== false) {
      await migrate(url);
      // Tests sign administrators in by their password; the test of this demand makes it.
      await pool.query(`update installation set security = security || '{"secondFactorOfAdministrators": false}'`);
    }
  } catch (error) {
    await drop();
    throw error;
  }
  return { url, applicationUrl: application.toString(), pool, drop };
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
