import type { EntityManager } from '@mikro-orm/postgresql';
import { Role } from '#db/entities/role.entity';
import type { SingleSignOnSettings } from '#domain/access/single-sign-on.schema';
import { letsOthersIn } from '#domain/access/demands-second-factor';
import type { FieldProblem } from '#api/contract/problem';
import { rightsOf } from '../roles/role-rules';

const field = 'singleSignOn.createRoleId';

/** May the provider bring people in with this role? Not with one that can let others in or loosen the rules for all. */
export async function checkSingleSignOn(
  em: EntityManager,
  { createPeople, createRoleId }: Pick<SingleSignOnSettings, 'createPeople' | 'createRoleId'>,
): Promise<FieldProblem[]> {
  if (createRoleId === null) return [];
  const role = await em.findOne(Role, { id: createRoleId });
  if (!role) return createPeople ? [{ field, code: 'unknown-reference', message: 'There is no such role.' }] : [];
  if (!letsOthersIn(rightsOf(role).permissions)) return [];
  const message = `The role ${role.name} manages people or security settings: whoever the provider names would have it. Give such a role by hand.`;
  return [{ field, code: 'beyond-own-rights', message }];
}
