import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { seesEverything } from '#db/scope/data-scope';
import type { Permission } from '#api/contract/permissions';
import { bearerToken } from '#api/http/bearer-token';
import type { Edge } from '#api/http/bind-endpoint';
import { callerAddress, isLoopback } from '#api/http/caller-address';
import { isAddressAllowed } from '#api/http/check-address';

/** Who may read metrics and totals without being somebody of this installation. */
export interface WatchRules {
  /** Asked of everybody whose address is not named in `allow`; undefined: this machine itself needs none. */
  readonly token: string | undefined;
  /** Address blocks of those who need no token. */
  readonly allow: readonly string[];
}
export interface Watchers {
  /** What is asked for needs this permission of whoever comes as a person or program. Answers whether they may see figures of everything; throws when they may see nothing. */
  seesTotals(
    request: Request,
    asked: { readonly id: string; readonly access: 'account' | 'data'; readonly permission: Permission },
  ): Promise<boolean>;
}

/**
 * A monitor reads what concerns the whole installation: it comes with its token, from an address of ours or from this machine. Whoever
 * comes signed in or with an access token is judged by that alone, wherever they sit.
 */
export function createWatchers(
  { token, allow }: WatchRules,
  authorise: Edge['authorise'],
  isSignedIn: (request: Request) => boolean,
): Watchers {
  const blocks = allow.map((cidr) => ({ action: 'allow' as const, cidr }));
  const isNear = (address: string): boolean =>
    (token === undefined && isLoopback(address)) || (blocks.length > 0 && isAddressAllowed(blocks, address));
  return {
    seesTotals: async (request, asked) => {
      const given = bearerToken(request.headers);
      if (token !== undefined && given !== undefined && isSame(given, token)) return true;
      if (given === undefined && !isSignedIn(request) && isNear(callerAddress(request))) return true;
      return seesEverything((await authorise(request, asked)).sees);
    },
  };
}

/** In a time that says nothing of where they differ. */
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
