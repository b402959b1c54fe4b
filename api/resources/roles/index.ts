import type { EntityManager } from '@mikro-orm/postgresql';
import { Buyer } from '#db/entities/buyer.entity';
import { LeadType } from '#db/entities/lead-type.entity';
import { Role, type RoleEntity, type RoleSight } from '#db/entities/role.entity';
import { Source } from '#db/entities/source.entity';
import { UserError } from '#domain/kernel/errors';
import { PERMISSIONS, type Permission } from '#api/contract/permissions';
import { demandPerson } from '#api/access/demand-person';
import type { FieldProblem } from '#api/contract/problem';
import { roles } from '#api/contract/resources/roles';
import type { RowDraft, ResourceBinding, WriteContext } from '../engine/binding';
import { grantsOnlyOwn, keepsAdministrators, touchesOnlyBelow, withSeeing } from './role-rules';

type FindIds = (em: EntityManager, ids: string[]) => Promise<readonly { readonly id: string }[]>;
const SIGHT: readonly (readonly [keyof RoleSight, FindIds])[] = [
  ['buyerIds', (em, id) => em.find(Buyer, { id }, { fields: ['id'] })],
  ['sourceIds', (em, id) => em.find(Source, { id }, { fields: ['id'] })],
  ['leadTypeIds', (em, id) => em.find(LeadType, { id }, { fields: ['id'] })],
];

export const roleBinding: ResourceBinding<RoleEntity> = {
  contract: roles,
  entity: Role,
  table: 'role',
  complete: async (draft) => ({
    ...draft,
    permissions: withSeeing(draft['permissions'] as Permission[]),
    sees: withoutRepetitions(draft['sees'] as RoleSight),
  }),
  draft: (row) => ({ name: row.name, permissions: row.builtIn ? [...PERMISSIONS] : row.permissions, sees: row.sees }),
  check,
  checkRemoval: async (row, { principal }) => {
    if (row.builtIn) throw new UserError('built-in-role', "The administrators' role cannot be deleted.");
    demandPerson(principal);
    touchesOnlyBelow(principal, row);
  },
  answer: (row) => (row.builtIn ? { permissions: [...PERMISSIONS] } : {}),
};

async function check(
  draft: RowDraft,
  { em, principal }: WriteContext,
  current: RoleEntity | null,
): Promise<FieldProblem[]> {
  const permissions = draft['permissions'] as Permission[];
  const sees = draft['sees'] as RoleSight;
  demandPerson(principal);
  touchesOnlyBelow(principal, current);
  const problems = [...keepsAdministrators(current, permissions, sees), ...grantsOnlyOwn(principal, permissions, sees)];
  for (const [kind, find] of SIGHT) {
    const known = new Set((await find(em, sees[kind] ?? [])).map(({ id }) => id));
    const unknown = (sees[kind] ?? []).findIndex((id) => !known.has(id));
    if (unknown >= 0)
      problems.push({
        field: `sees.${kind}.${unknown}`,
        code: 'unknown-reference',
        message: 'There is nothing with this id.',
      });
  }
  return problems;
}

function withoutRepetitions(sees: RoleSight): RoleSight {
  const unique = (ids: readonly string[] | null): string[] | null => ids && [...new Set(ids)];
  return { buyerIds: unique(sees.buyerIds), sourceIds: unique(sees.sourceIds), leadTypeIds: unique(sees.leadTypeIds) };
}
