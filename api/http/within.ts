import { OperationalError } from '#domain/kernel/errors';

/** The result of `work`, or OperationalError when it takes longer. The work itself is not stopped: what it does must be safe to finish late. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new OperationalError('too-slow', 'The database did not answer in time.')),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
