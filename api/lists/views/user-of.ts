import { UserError } from '#domain/kernel/errors';
import type { Principal } from '#api/http/principal';

/** Whose views and preferences these are. Throws UserError for a credential, which is nobody. */
export function userOf({ userId }: Principal): string {
  if (userId === null) throw new UserError('session-required', 'Views and preferences belong to people; sign in.');
  return userId;
}
