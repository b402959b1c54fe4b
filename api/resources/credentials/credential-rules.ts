import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiCredential, type ApiCredentialEntity } from '#db/entities/api-credential.entity';
import { AppUser } from '#db/entities/app-user.entity';
import type { FieldProblem } from '#api/contract/problem';
import { permissionsOf } from '#api/access/tokens/read-token';
import { isWithin } from '#api/access/rights';
import { EVERYTHING, type Principal } from '#api/http/principal';
import { findReference } from '../engine/reference';
import type { ApiScope } from '#domain/words/access';

/** A token sees everything and does all its scopes cover, so whoever makes one must be allowed to. */
export function scopesBeyond(principal: Principal, scopes: readonly ApiScope[]): FieldProblem[] {
  if (
    isWithin(principal, {
      permissions: permissionsOf(scopes),
      sees: scopes.some((scope) => scope !== 'receiver') ? EVERYTHING : principal.sees,
    })
  )
    return [];
  return [
    {
      field: 'scopes',
      code: 'beyond-own-rights',
      message: 'A credential with these scopes could do or see more than you.',
    },
  ];
}

/** The credential a caller came with; null for people. */
export async function ownCredential(
  em: EntityManager,
  { kind, actor }: Principal,
): Promise<ApiCredentialEntity | null> {
  return kind === 'credential' ? em.findOne(ApiCredential, { id: actor.slice('credential:'.length) }) : null;
}

/** An end lies ahead, and what a token makes ends no later than its own credential: else one that must end would live on in another. */
export function endProblems(own: ApiCredentialEntity | null, expiresAt: Date | null): FieldProblem[] {
  const field = 'expiresAt';
  if (expiresAt && expiresAt.getTime() <= Date.now())
    return [{ field, code: 'in-the-past', message: 'The end must lie ahead.' }];
  const latest = own?.expiresAt;
  if (latest && (expiresAt === null || expiresAt > latest))
    return [
      {
        field,
        code: 'beyond-own-end',
        message: `A credential made or changed by a token ends no later than that token's own, ${latest.toISOString()}.`,
      },
    ];
  return [];
}

/** Whoever answers for a credential is somebody active. */
export async function ownerProblems(em: EntityManager, ownerId: string | undefined): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  const owner = await findReference(em, AppUser, 'ownerId', ownerId, problems);
  if (owner && !owner.active)
    problems.push({ field: 'ownerId', code: 'inactive-owner', message: `${owner.name} is not active.` });
  return problems;
}
