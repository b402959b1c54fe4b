import { LockMode, type FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiCredential, type ApiCredentialEntity } from '#db/entities/api-credential.entity';
import { sqlOf } from '#db/sql-of';
import { UserError } from '#domain/kernel/errors';
import type { Principal } from '#api/http/principal';

/** So many are named; the count is of all. */
const MOST_NAMED = 100;

export const NO_CREDENTIAL = 'There is no credential with this id.';

/** Credentials of sources somebody does not see are none of their business. */
export const credentialsInSight = ({ sees }: Principal): FilterQuery<ApiCredentialEntity> =>
  sees.sourceIds === null ? {} : { sourceId: [...sees.sourceIds] };

/** What the tokens of a credential made, and what the tokens of that made, and so on. */
const MADE_BY = `
  with recursive made as (
    select id from api_credential where maker_id = $1
    union select child.id from api_credential child join made on child.maker_id = made.id
  )
  select id from made`;

/** What came of a credential and is not revoked yet, as a condition. */
async function madeBy(em: EntityManager, id: string): Promise<FilterQuery<ApiCredentialEntity>> {
  const { rows } = await sqlOf(em).query<{ id: string }>(MADE_BY, [id]);
  return { id: rows.map((row) => row.id), revokedAt: null };
}

/** All that came of a credential and is not revoked yet, locked. */
export async function lockMadeCredentials(em: EntityManager, id: string): Promise<ApiCredentialEntity[]> {
  return em.find(ApiCredential, await madeBy(em, id), { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });
}

/** What revoking a credential takes along, as far as the caller sees it, oldest first. Throws UserError. */
export async function listMadeCredentials(
  em: EntityManager,
  id: string,
  principal: Principal,
): Promise<{ readonly count: number; readonly rows: readonly ApiCredentialEntity[] }> {
  const inSight = credentialsInSight(principal);
  if ((await em.count(ApiCredential, { $and: [{ id }, inSight] })) === 0)
    throw new UserError('not-found', NO_CREDENTIAL);
  const [rows, count] = await em.findAndCount(
    ApiCredential,
    { $and: [await madeBy(em, id), inSight] },
    { orderBy: { id: 'asc' }, limit: MOST_NAMED },
  );
  return { count, rows };
}
