import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { moment, textArray } from '../columns/columns';
import type { ApiScope } from '#domain/words/access';

/** A client of the API. Only the SHA-256 of its secret is kept. */
export const ApiCredential = defineEntity({
  name: 'ApiCredential',
  tableName: 'api_credential',
  properties: {
    id: p.uuid().primary(),
    clientId: p.text().unique(),
    secretHash: p.blob().columnType('bytea').$type<Buffer>(),
    scopes: textArray<ApiScope>(),
    sourceId: p.uuid().nullable(),
    name: p.text(),
    /** Who answers for it; null = nobody is known to. */
    ownerId: p.uuid().nullable(),
    /** The credential whose token made it; null = a person did, or nobody knows. */
    makerId: p.uuid().nullable(),
    /** From then on it is refused; null = it has no end. */
    expiresAt: moment().nullable(),
    /** Switched off until somebody switches it on again; revoked is for good. */
    disabledAt: moment().nullable(),
    revokedAt: moment().nullable(),
    lastUsedAt: moment().nullable(),
    createdAt: moment().onCreate(() => new Date()),
  },
});
export type ApiCredentialEntity = InferEntity<typeof ApiCredential>;
