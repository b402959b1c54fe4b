import { publicUrlOf } from '#config/load-config';
import { UserError } from '#domain/kernel/errors';
import { HomeLock } from '../stack/home/home-lock';
import { StateFile } from '../stack/home/state-file';
import { privateDatabaseUrls } from '../stack/postgres/postgres-service';

export interface InstallationPlace {
  /** As the owner of its tables. */
  readonly databaseUrl: string;
  /** Where people reach it. */
  readonly publicUrl: string;
}

/** The installation a command is for: the one of DATABASE_OWNER_URL or DATABASE_URL, or else the one that `npm start` runs with this data home. Throws UserError. */
export function findInstallation(env: NodeJS.ProcessEnv, home: string): InstallationPlace {
  const given = env['DATABASE_OWNER_URL'] || env['DATABASE_URL'];
  const running = HomeLock.runningAt(home);
  const publicUrl = publicUrlOf({
    PUBLIC_URL: env['PUBLIC_URL'],
    HOST: env['HOST'] ?? 'localhost',
    PORT: Number(env['PORT'] ?? 3000),
  });
  if (given) return { databaseUrl: given, publicUrl };
  const state = running ? new StateFile(home).current : undefined;
  if (!running || state?.ports.postgres === undefined)
    throw new UserError(
      'no-installation',
      'No Leadrail runs here. Start it with npm start, or set DATABASE_URL to the Postgres database of the installation.',
    );
  const { owner: databaseUrl } = privateDatabaseUrls({ port: state.ports.postgres, password: state.postgresPassword });
  return { databaseUrl, publicUrl: env['PUBLIC_URL'] ? publicUrl : running.replace('//127.0.0.1:', '//localhost:') };
}
