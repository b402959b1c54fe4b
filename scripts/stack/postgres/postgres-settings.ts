import os from 'node:os';

const MB = 1024 * 1024;
/** The least a small machine needs, and the most that helps a book of a few million leads. */
const BUFFERS_MB = { least: 256, most: 2048 };

/** Memory this process may use, in bytes: the machine's, or less where a container says so. */
export function usableMemory(): number {
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(allowed, os.totalmem()) : os.totalmem();
}

/**
 * How much Postgres keeps in memory: a quarter of what there is, as its manual advises, and what it may expect the system to keep. Given bytes,
 * gives settings. Example: of 8 GB 2,048 MB and 6,144 MB.
 */
export function memorySettings(bytes: number): {
  readonly shared_buffers: string;
  readonly effective_cache_size: string;
} {
  const buffers = Math.min(Math.max(Math.floor(bytes / 4 / MB), BUFFERS_MB.least), BUFFERS_MB.most);
  return { shared_buffers: `${buffers}MB`, effective_cache_size: `${3 * buffers}MB` };
}

/**
 * Settings of the private Postgres: safe against crashes first (an acknowledged lead must be on disk), then sized for a small
 * machine. Statements and details of failed rows stay out of its log, because they hold personal data.
 */
export const POSTGRES_SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  ...memorySettings(usableMemory()),
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
  min_wal_size: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

export const POSTGRES_USER = 'leadrail';
export const POSTGRES_DATABASE = 'leadrail';

/** As command line: `-c name=value` for each. */
export const settingArguments = (settings: Readonly<Record<string, string>> = POSTGRES_SETTINGS): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
