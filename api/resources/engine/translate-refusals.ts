import { InvalidRequest } from '#api/http/invalid-request';

const UNIQUE = '23505';
const FOREIGN = '23503';

/** What Postgres refused, as something a caller can act on; other errors are passed on. */
export async function translateRefusals<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, constraint } = (typeof error === 'object' && error !== null ? error : {}) as {
      code?: unknown;
      constraint?: unknown;
    };
    if (code === UNIQUE)
      throw new InvalidRequest('not-unique', 'Something else has this already.', [
        { field: fieldOf(constraint), code: 'not-unique', message: 'This is taken already.' },
      ]);
    if (code === FOREIGN)
      throw new InvalidRequest('in-use', 'Something else still refers to it; set it inactive instead.');
    throw error;
  }
}

/** `app_user_email_unique`, `lead_type_name_key` → `email`, `name`. */
function fieldOf(constraint: unknown): string {
  return /_([a-z]+)_(?:key|unique)$/.exec(String(constraint))?.[1] ?? '';
}
