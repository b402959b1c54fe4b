import type { LoadedMethod } from '#db/queries/load-delivery-method';
import { UserError } from '#domain/kernel/errors';
import type { ActivityDeps } from './deps';

/** A delivery method ready for use, or the reason why it cannot be used as it is. */
export async function findMethod(deps: ActivityDeps, methodId: string): Promise<LoadedMethod | UserError> {
  try {
    return await deps.methods.get(methodId);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    deps.log.error({ code: error.code, methodId }, 'a delivery method cannot be used');
    return error;
  }
}
