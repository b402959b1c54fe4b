import { seesEverything } from '#db/scope/data-scope';
import { UserError } from '#domain/kernel/errors';
import type { Principal } from '#api/http/principal';

/** What concerns all data is not for somebody who sees a part of it; `what` begins the sentence, e.g. `The audit log is`. Throws UserError. */
export function demandWholeSight({ sees }: Pick<Principal, 'sees'>, what: string): void {
  if (!seesEverything(sees))
    throw new UserError('restricted-role', `${what} about all data; your role sees a part of it.`);
}
