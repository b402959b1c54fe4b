import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createPool } from '#db/pool';
import { makeTemporaryHome } from '#scripts/stack/home/temporary-home';
import { dataFolder, initCluster, type ClusterPlace } from '#scripts/stack/postgres/init-cluster';
import { SERVER_PASSWORD, serverAt, serverPlace, type PostgresServer } from './postgres-server';

/** A primary and a standby that follows it, both on data of their own. */
export interface PostgresPair {
  readonly primary: PostgresServer;
  readonly standby: PostgresServer;
  close(): Promise<void>;
}

/** Two real servers. The primary waits for its standby at each commit (`synchronous_standby_names = *`). */
export async function startPostgresPair(): Promise<PostgresPair> {
  const temporary = makeTemporaryHome('standby');
  const parent = path.dirname(temporary.home);
  const placeOf = (name: string): ClusterPlace => serverPlace(parent, name);
  const [first, second] = [placeOf('primary'), placeOf('standby')];
  await initCluster(first, SERVER_PASSWORD);
  execFileSync('cp', ['-a', first.folder, second.folder]);

  const [primary, standby] = [await serverAt(first), await serverAt(second)];
  const follow = `host=127.0.0.1 port=${primary.port} user=leadrail password=${SERVER_PASSWORD} application_name=standby`;
  appendFileSync(path.join(dataFolder(second), 'postgresql.auto.conf'), `primary_conninfo = '${follow}'\n`);
  writeFileSync(path.join(dataFolder(second), 'standby.signal'), '');
  const close = async (): Promise<void> => {
    await standby.service.stop();
    await primary.service.stop();
    if (existsSync(parent)) temporary.remove();
  };
  try {
    await primary.service.start();
    await standby.service.start();
    await setSynchronous(primary.url, '*');
  } catch (error) {
    await close();
    throw error;
  }
  return { primary, standby, close };
}

/** Which standbys a commit waits for: `*` any one, `` none. */
export async function setSynchronous(url: string, names: '*' | ''): Promise<void> {
  const pool = createPool(url, 1);
  try {
    await pool.query(`alter system set synchronous_standby_names = '${names}'`);
    await pool.query('select pg_reload_conf()');
  } finally {
    await pool.end();
  }
}
