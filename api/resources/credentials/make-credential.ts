import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import { writeConfig } from '#db/config-version/write-config';
import { ApiCredential, type ApiCredentialEntity } from '#db/entities/api-credential.entity';
import { Source } from '#db/entities/source.entity';
import { newId } from '#db/new-id';
import { sqlOf } from '#db/sql-of';
import type { createCredential } from '#api/contract/resources/credentials';
import type { FieldProblem } from '#api/contract/problem';
import { refuse } from '#api/http/invalid-request';
import type { Principal } from '#api/http/principal';
import { findReference } from '../engine/reference';
import { endProblems, ownCredential, ownerProblems, scopesBeyond } from './credential-rules';
import { recordedCredential } from './shown-credential';

const SECRET_BYTES = 32;
type Wanted = z.output<typeof createCredential.body>;

export interface MadeCredential {
  readonly row: ApiCredentialEntity;
  /** Kept nowhere. */
  readonly clientSecret: string;
}

/** A new client of the API. It belongs to whoever makes it, or to the owner of the credential that does. Throws UserError. */
export async function makeCredential(em: EntityManager, wanted: Wanted, principal: Principal): Promise<MadeCredential> {
  const own = await ownCredential(em, principal);
  const expiresAt = wanted.expiresAt === null ? null : new Date(wanted.expiresAt);
  const problems: FieldProblem[] = [];
  await findReference(em, Source, 'sourceId', wanted.sourceId, problems);
  if (problems.length === 0 && !isInSight(principal, wanted.sourceId))
    problems.push({ field: 'sourceId', code: 'unknown-reference', message: 'There is nothing with this id.' });
  problems.push(...scopesBeyond(principal, wanted.scopes), ...(await ownerProblems(em, wanted.ownerId)));
  problems.push(...endProblems(own, expiresAt));
  if (problems.length > 0) refuse('invalid-fields', 'See errors for what is wrong with each field.', problems);
  const clientSecret = randomBytes(SECRET_BYTES).toString('base64url');
  const row = em.create(ApiCredential, {
    id: newId(),
    clientId: `lr_${randomBytes(12).toString('hex')}`,
    secretHash: createHash('sha256').update(clientSecret).digest(),
    name: wanted.name,
    scopes: [...new Set(wanted.scopes)],
    sourceId: wanted.sourceId,
    ownerId: wanted.ownerId ?? principal.userId ?? own?.ownerId ?? null,
    makerId: own?.id ?? null,
    expiresAt,
  });
  await em.persistAndFlush(row);
  await writeConfig(sqlOf(em), {
    entity: 'api_credential',
    entityId: row.id,
    version: 1,
    actor: principal.actor,
    before: null,
    after: recordedCredential(row),
  });
  return { row, clientSecret };
}

/** Credentials of sources somebody does not see are none of their business; nor are those that may send for any source. */
const isInSight = ({ sees }: Principal, sourceId: string | null): boolean =>
  sees.sourceIds === null || (sourceId !== null && sees.sourceIds.includes(sourceId));
