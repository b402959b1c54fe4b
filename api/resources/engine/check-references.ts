import type { EntityManager } from '@mikro-orm/postgresql';
import { inSight } from '#db/scope/data-scope';
import { ENTITY_SCOPES, openToAll } from '#db/scope/entity-scopes';
import { sqlOf } from '#db/sql-of';
import type { FieldProblem } from '#api/contract/problem';
import type { Resource } from '#api/contract/resources/resource';
import type { Principal } from '#api/http/principal';
import type { RowDraft } from './binding';

const TABLES: Readonly<Record<string, string>> = {
  sources: 'source',
  campaigns: 'campaign',
  'lead-types': 'lead_type',
  buyers: 'buyer',
  'delivery-methods': 'delivery_method',
  'delivery-accounts': 'delivery_account',
  users: 'app_user',
  roles: 'role',
  'lead-forms': 'lead_form',
};

/** Whatever a draft refers to must exist within the writer's sight; what is out of it looks as if it did not exist. */
export async function checkReferences(
  contract: Resource,
  draft: RowDraft,
  em: EntityManager,
  principal: Principal,
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  for (const [field, resource] of Object.entries(contract.refers ?? {})) {
    const table = TABLES[resource];
    const id = draft[field];
    if (table === undefined || id === null || id === undefined) continue;
    const seen = await inSight(sqlOf(em), ENTITY_SCOPES[table] ?? openToAll, table, principal.sees, String(id));
    if (!seen) problems.push({ field, code: 'unknown-reference', message: 'There is nothing with this id.' });
  }
  return problems;
}
