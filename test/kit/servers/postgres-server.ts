import path from 'node:path';
import { cacheFolder } from '#scripts/stack/home/cache-folder';
import { makeTemporaryHome } from '#scripts/stack/home/temporary-home';
import { initCluster, type ClusterPlace } from '#scripts/stack/postgres/init-cluster';
import { nativeFolder } from '#scripts/stack/postgres/native-folder';
import { postgresService } from '#scripts/stack/postgres/postgres-service';
import { freePort } from '#scripts/stack/process/free-port';
import type { Service } from '#scripts/stack/process/service';
import { isRoot, unprivilegedUser } from '#scripts/stack/process/system-user';
import { ROOT } from '#test/kit/source-files';

export const SERVER_PASSWORD = 'of-a-test';
const quiet = (): void => undefined;

/** A real Postgres server on data of its own, not yet started. `url`: of its superuser. */
export interface PostgresServer {
  readonly url: string;
  readonly port: number;
  readonly service: Service;
}

/** Where a server's data are kept, in a folder of the test. */
export const serverPlace = (parent: string, name: string): ClusterPlace => ({
  folder: path.join(parent, name),
  native: nativeFolder(ROOT, cacheFolder(ROOT), quiet),
  user: isRoot() ? unprivilegedUser() : undefined,
});

/** The server over the data of a place. */
export async function serverAt(place: ClusterPlace): Promise<PostgresServer> {
  const port = await freePort(undefined);
  const service = postgresService({
    place,
    port,
    password: SERVER_PASSWORD,
    logFile: path.join(path.dirname(place.folder), `${path.basename(place.folder)}.log`),
    readyMs: 60_000,
    onProcess: quiet,
    say: quiet,
  });
  return { port, service, url: `postgres://leadrail:${SERVER_PASSWORD}@127.0.0.1:${port}/postgres` };
}

/** A server of its own for a test that makes roles, which belong to a whole server. */
export async function startPostgres(): Promise<PostgresServer & { close(): Promise<void> }> {
  const temporary = makeTemporaryHome('postgres');
  const place = serverPlace(path.dirname(temporary.home), 'alone');
  await initCluster(place, SERVER_PASSWORD);
  const server = await serverAt(place);
  const close = async (): Promise<void> => {
    await server.service.stop();
    temporary.remove();
  };
  try {
    await server.service.start();
  } catch (error) {
    await close();
    throw error;
  }
  return { ...server, close };
}
