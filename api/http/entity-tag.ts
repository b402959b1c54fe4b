import { UserError } from '#domain/kernel/errors';

/** A version as HTTP writes it in `ETag` and `If-Match`. */
export const entityTag = (version: number | string): string => `"${version}"`;

/** Throws UserError `version-conflict` where a change was made on top of another version than the one of now. No `If-Match`, or `*`: any will do. */
export function refuseStale(ifMatch: string | undefined, version: number | string, what: string): void {
  if (ifMatch === undefined || ifMatch === '*' || ifMatch === entityTag(version)) return;
  throw new UserError('version-conflict', `Somebody changed ${what} in the meantime; read it again.`);
}
