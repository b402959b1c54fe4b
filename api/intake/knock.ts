import type { IncomingHttpHeaders } from 'node:http';
import type { TokenReader } from '#api/access/tokens/read-token';
import { bearerToken } from '#api/http/bearer-token';
import type { Principal } from '#api/http/principal';
import type { DoorLimits } from './door-limits';

/**
 * Who stands at the door, before anything of the body is read: the holder of a valid token, or null for a stranger. Counts the post by token
 * or by address. Throws UserError 429.
 */
export async function knock(
  { tokens, limits }: { readonly tokens: Pick<TokenReader, 'read'>; readonly limits: DoorLimits },
  { headers, address }: { readonly headers: IncomingHttpHeaders; readonly address: string },
): Promise<Principal | null> {
  const token = bearerToken(headers);
  if (token !== undefined) {
    await limits.mayGuess(address);
    const sender = await tokens.read(token);
    if (sender) {
      await limits.token(sender.actor);
      return sender;
    }
    await limits.wrongToken(address);
  }
  await limits.stranger(address);
  return null;
}

/** May this sender post for the source? */
export function sendsFor(sender: Principal | null, sourceId: string): boolean {
  if (!sender?.scopes.includes('receiver')) return false;
  return sender.sourceId === null || sender.sourceId === sourceId;
}
