import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createPool } from '#db/pool';
import { cacheFolder } from '#scripts/stack/home/cache-folder';
import { makeTemporaryHome } from '#scripts/stack/home/temporary-home';
import { dataFolder, initCluster, type ClusterPlace } from '#scripts/stack/postgres/init-cluster';
import { nativeFolder } from '#scripts/stack/postgres/native-folder';
import { postgresService } from '#scripts/stack/postgres/postgres-service';
import { freePort } from '#scripts/stack/process/free-port';
import type { Service } from '#scripts/stack/process/service';
import { isRoot, unprivilegedUser } from '#scripts/stack/process/system-user';
import { ROOT } from '#test/kit/source-files';

const PASSWORD = 'of-a-test';
const quiet = (): void => undefined;

export interface PostgresServer {
  readonly url: string;
  readonly service: Service;
}

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
  const native = nativeFolder(ROOT, cacheFolder(ROOT), quiet);
  const user = isRoot() ? unprivilegedUser() : undefined;
  const placeOf = (name: string): ClusterPlace => ({ folder: path.join(parent, name), native, user });
  const [first, second] = [placeOf('primary'), placeOf('standby')];
  await initCluster(first, PASSWORD);
  execFileSync('cp', ['-a', first.folder, second.folder]);

  const server = async (place: ClusterPlace): Promise<PostgresServer & { readonly port: number }> => {
    const port = await freePort(undefined);
    const service = postgresService({
      place,
      port,
      password: PASSWORD,
      logFile: path.join(parent, `${path.basename(place.folder)}.log`),
      readyMs: 60_000,
      onProcess: quiet,
      say: quiet,
    });
    return { port, service, url: `postgres://leadrail:${PASSWORD}@127.0.0.1:${port}/postgres` };
  };
  const [primary, standby] = [await server(first), await server(second)];
  const follow = `host=127.0.0.1 port=${primary.port} user=leadrail password=${PASSWORD} application_name=standby`;
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
