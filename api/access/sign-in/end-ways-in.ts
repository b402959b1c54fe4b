import type { Queryable } from '#db/pool';
import { dropPasskeyChallenges } from '#api/access/passkeys/passkey-challenges';
import type { Sessions } from '#api/access/session/sessions';

/**
 * Ends what was begun with a password or a second factor that has just changed: sign-ins that wait for their code, then sessions, all but
 * `except`. In this order: a sign-in that is being finished holds its challenge, so that its session is seen here. Returns how many sessions ended.
 */
export async function endWaysIn(
  sql: Queryable,
  sessions: Pick<Sessions, 'end'>,
  userId: string,
  except: string | null,
): Promise<number> {
  await sql.query({
    name: 'end-challenges',
    text: 'delete from sign_in_challenge where user_id = $1',
    values: [userId],
  });
  await dropPasskeyChallenges(sql, userId);
  return sessions.end(sql, userId, { except });
}
