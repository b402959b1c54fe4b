import { createHash, randomBytes } from 'node:crypto';
import { newId } from '#db/new-id';
import { createSecretBox } from '#db/secrets/secret-box';
import { csrfToken } from '#api/access/session/csrf';
import type { DataScope } from '#db/scope/data-scope';
import type { TestAnswer, TestApi } from './api-client';
import type { TestDatabase } from './database';

export interface TestSession {
  readonly userId: string;
  readonly roleId: string;
  /** What a browser sends with a change. */
  readonly headers: { readonly cookie: string; readonly 'x-csrf-token': string };
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>;
}

const EVERYTHING: DataScope = { buyerIds: null, sourceIds: null, leadTypeIds: null };

/** Somebody with these permissions and this sight, signed in at the API that `startTestApi` made. */
export async function openTestSession(
  api: TestApi,
  { pool }: Pick<TestDatabase, 'pool'>,
  permissions: readonly string[],
  sees: Partial<DataScope> = {},
): Promise<TestSession> {
  const [userId, roleId, token] = [newId(), newId(), randomBytes(32).toString('base64url')];
  await pool.query('insert into role (id, name, permissions, sees) values ($1, $2, $3, $4)', [
    roleId,
    `Role ${roleId}`,
    permissions,
    { ...EVERYTHING, ...sees },
  ]);
  await pool.query('insert into app_user (id, name, email, role_id) values ($1, $2, $3, $4)', [
    userId,
    'Tess Tester',
    `${userId}@example.com`,
    roleId,
  ]);
  await pool.query('insert into user_login (user_id, password_changed_at) values ($1, now())', [userId]);
  await pool.query(
    `insert into user_session (id, token_hash, user_id, address, expires_at) values ($1, $2, $3, '127.0.0.1', now() + interval '1 hour')`,
    [newId(), createHash('sha256').update(token).digest(), userId],
  );
  const headers = {
    cookie: `__Host-leadrail=${token}`,
    'x-csrf-token': csrfToken(createSecretBox('ab'.repeat(32)), token),
  };
  return {
    userId,
    roleId,
    headers,
    call: (method, path, body, more = {}) => api.call(method, path, body, undefined, { ...headers, ...more }),
  };
}
