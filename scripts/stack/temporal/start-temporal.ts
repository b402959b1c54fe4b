import { existsSync, renameSync } from 'node:fs';
import type { Service } from '../process/service';
import type { Say } from '../say';
import { temporalDatabase } from './temporal-service';

/** How the server says that it cannot use its database file: damaged, or written by another version. */
const UNUSABLE = /not a database|malformed|no such table|no such column|SQL logic error|schema version|incompatible/i;

/**
 * Starts the private Temporal server. A database file it cannot use is put aside, not deleted, and a new one is begun: Postgres
 * is the book of record, so the worker starts every unfinished lead again at its last booked step.
 */
export async function startTemporal(service: Service, folder: string, say: Say): Promise<void> {
  try {
    await service.start();
  } catch (error) {
    const file = temporalDatabase(folder);
    if (!existsSync(file) || !(error instanceof Error) || !UNUSABLE.test(error.message)) throw error;
    const aside = `${file}.unusable-${new Date().toISOString().replace(/[:.]/g, '-')}`;
    for (const suffix of ['', '-wal', '-shm']) if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
    say(`Temporal could not use its database file; it is kept as ${aside} and a new one is begun`);
    say('unfinished leads resume from Postgres');
    await service.start();
  }
}
