import type { Express } from 'express';
import type { Pool } from 'pg';
import { PREFERENCE_BYTES, readPreference, writePreference } from '#api/contract/preferences';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { refuse } from '#api/http/invalid-request';
import { userOf } from './user-of';

/** How somebody left their screens: kept by key, for themselves alone. */
export function bindPreferences(app: Express, edge: Edge, pool: Pool): void {
  bindEndpoint(app, edge, readPreference, async ({ params, principal }) => {
    const { rows } = await pool.query('select value from user_preference where user_id = $1 and key = $2', [
      userOf(principal),
      params.key,
    ]);
    return { status: 200, body: { value: rows[0]?.value ?? null } };
  });
  bindEndpoint(app, edge, writePreference, async ({ params, body, principal }) => {
    const text = JSON.stringify(body.value);
    if (Buffer.byteLength(text) > PREFERENCE_BYTES) refuse('body-too-large', 'A preference holds at most 64 kB.');
    if (body.value === null)
      await pool.query('delete from user_preference where user_id = $1 and key = $2', [userOf(principal), params.key]);
    else {
      await pool.query(
        `insert into user_preference (user_id, key, value) values ($1, $2, $3::jsonb)
        on conflict (user_id, key) do update set value = excluded.value, updated_at = now()`,
        [userOf(principal), params.key, text],
      );
    }
    return { status: 200, body: { value: body.value } };
  });
}
