import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import { writeConfig } from '#db/config-version/write-config';
import { AccessToken } from '#db/entities/access-token.entity';
import { ApiCredential, type ApiCredentialEntity } from '#db/entities/api-credential.entity';
import { sqlOf } from '#db/sql-of';
import { UserError } from '#domain/kernel/errors';
import type { updateCredential } from '#api/contract/resources/credentials';
import { refuse } from '#api/http/invalid-request';
import type { Principal } from '#api/http/principal';
import { endProblems, ownCredential, ownerProblems, scopesBeyond } from './credential-rules';
import { credentialsInSight, lockMadeCredentials, NO_CREDENTIAL } from './made-credentials';
import { recordedCredential } from './shown-credential';

type Change = z.output<typeof updateCredential.body>;

/** Name, owner, end and switch of a credential, each where it is given. A later end or the switch brings an ended one back. Throws UserError. */
export async function changeCredential(
  em: EntityManager,
  id: string,
  change: Change,
  principal: Principal,
): Promise<ApiCredentialEntity> {
  const row = await find(em, id, principal);
  if (row.revokedAt) throw new UserError('credential-revoked', 'The credential is revoked for good; make a new one.');
  const expiresAt = change.expiresAt === undefined ? (row.expiresAt ?? null) : dateOf(change.expiresAt);
  const moved = expiresAt?.getTime() !== row.expiresAt?.getTime();
  const problems = [
    ...(change.ownerId === row.ownerId ? [] : await ownerProblems(em, change.ownerId)),
    ...(moved ? endProblems(await ownCredential(em, principal), expiresAt) : []),
  ];
  if (problems.length > 0) refuse('invalid-fields', 'See errors for what is wrong with each field.', problems);
  return write(em, row, principal, () => {
    row.name = change.name ?? row.name;
    row.ownerId = change.ownerId ?? row.ownerId ?? null;
    row.expiresAt = expiresAt;
    if (change.disabled === true) row.disabledAt ??= new Date();
    if (change.disabled === false) row.disabledAt = null;
  });
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** Ends a credential for good, and with it its tokens and whatever these made. Throws UserError. */
export async function endCredential(em: EntityManager, id: string, principal: Principal): Promise<void> {
  const root = await find(em, id, principal);
  const made = await lockMadeCredentials(em, id);
  const ending = [...(root.revokedAt ? [] : [root]), ...made];
  for (const row of ending) await write(em, row, principal, () => (row.revokedAt = new Date()));
  await em.nativeDelete(AccessToken, { credentialId: ending.map((row) => row.id) });
}

/** A credential the caller may decide about, locked. Throws UserError. */
async function find(em: EntityManager, id: string, principal: Principal): Promise<ApiCredentialEntity> {
  const row = await em.findOne(
    ApiCredential,
    { $and: [{ id }, credentialsInSight(principal)] },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (!row) throw new UserError('not-found', NO_CREDENTIAL);
  if (scopesBeyond(principal, row.scopes).length > 0)
    throw new UserError('beyond-own-rights', 'The credential may do or see more than you.');
  return row;
}

/** Writes what `change` does to the row, and the history of it; nothing when it does nothing. */
async function write(
  em: EntityManager,
  row: ApiCredentialEntity,
  { actor }: Principal,
  change: () => unknown,
): Promise<ApiCredentialEntity> {
  const before = recordedCredential(row);
  change();
  const after = recordedCredential(row);
  if (JSON.stringify(after) === JSON.stringify(before)) return row;
  await em.flush();
  const version = await nextVersion(em, row.id);
  await writeConfig(sqlOf(em), { entity: 'api_credential', entityId: row.id, version, actor, before, after });
  return row;
}

async function nextVersion(em: EntityManager, id: string): Promise<number> {
  const text = `select coalesce(max(version), 0)::integer + 1 as next from config_version where entity = 'api_credential' and entity_id = $1`;
  const { rows } = await sqlOf(em).query<{ next: number }>(text, [id]);
  return rows[0]?.next ?? 1;
}
