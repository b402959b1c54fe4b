import type { Queryable } from '#db/pool';
import { recordEvent } from '#api/access/record-event';
import type { Passkey } from './stored-passkeys';

/** A passkey that counts backwards may have been copied: its owner hears of it. Nothing personal but the address. */
export async function recordCopy(sql: Queryable, { id, userId }: Passkey, address?: string): Promise<void> {
  await recordEvent(sql, 'anonymous', 'passkey-copied', userId, {
    passkey: id,
    ...(address !== undefined && { address }),
  });
}
