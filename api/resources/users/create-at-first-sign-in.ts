import type { EntityManager } from '@mikro-orm/postgresql';
import { Role } from '#db/entities/role.entity';
import { letsOthersIn } from '#domain/access/demands-second-factor';
import { UserError } from '#domain/kernel/errors';
import type { NewPerson } from '#api/access/single-sign-on/single-sign-on-parts';
import { InvalidRequest } from '#api/http/invalid-request';
import { EVERYTHING, type Principal } from '#api/http/principal';
import { createRow, type Writer } from '../engine/write-row';
import { rightsOf } from '../roles/role-rules';
import { userBinding } from './index';

/**
 * Makes an account for whom the provider of single sign-on vouches, with the role that the settings name: by nobody, so without an
 * invitation. A role that lets others in by now is not given. Answers the id; null where nobody was made.
 */
export function createAtFirstSignIn(
  writer: Pick<Writer, 'em' | 'secretBox'>,
): (person: NewPerson) => Promise<string | null> {
  return async ({ name, email, roleId }) => {
    const role = await (writer.em.fork() as EntityManager).findOne(Role, { id: roleId });
    if (!role || letsOthersIn(rightsOf(role).permissions)) return null;
    const draft = { name, email, phone: null, active: true, roleId };
    try {
      return (await createRow(userBinding, { ...writer, principal: bySettings(rightsOf(role).permissions) }, draft)).id;
    } catch (error) {
      // Somebody has the address: without a role, or deactivated.
      if (error instanceof InvalidRequest || error instanceof UserError) return null;
      throw error;
    }
  };
}

/** The settings decided, and give no more than the role has. */
const bySettings = (permissions: Principal['permissions']): Principal => ({
  kind: 'nobody',
  actor: 'system',
  scopes: [],
  sourceId: null,
  userId: null,
  permissions,
  sees: EVERYTHING,
});
