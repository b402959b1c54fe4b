import { LeadrailError } from '#domain/kernel/errors';
import { isDatabaseAway } from './is-database-away';

/** Whether the same may succeed in a moment without anybody doing anything: an error of ours says so, or Postgres is away. */
export const isPassing = (error: unknown): boolean =>
  error instanceof LeadrailError ? error.kind === 'operational' : isDatabaseAway(error);
