import path from 'node:path';
import type { Pool } from 'pg';
import type { Config } from '#config/config';
import { loadConfig } from '#config/load-config';
import { createPool } from '#db/pool';
import { dataHome } from '../stack/home/data-home';
import { StateFile } from '../stack/home/state-file';
import { findInstallation } from './find-installation';

/** Runs `work` on the database and with the keys of the installation a command is for, as the owner of its tables. Throws UserError. */
export async function withInstallation<T>(
  command: string,
  work: (opened: { readonly pool: Pool; readonly keys: Config['keys'] }) => Promise<T>,
): Promise<T> {
  const home = dataHome(path.resolve(__dirname, '..', '..', '..'));
  const { database, keys } = loadConfig({
    ...process.env,
    DATABASE_URL: findInstallation(process.env, home).databaseUrl,
    LEADRAIL_SECRET_KEY: process.env['LEADRAIL_SECRET_KEY'] ?? new StateFile(home).secretKey(),
  });
  const pool = createPool(database.url.reveal(), 2, `leadrail-${command}`);
  try {
    return await work({ pool, keys });
  } finally {
    await pool.end();
  }
}
