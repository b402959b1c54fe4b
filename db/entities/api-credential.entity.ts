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
    revokedAt: moment().nullable(),
    lastUsedAt: moment().nullable(),
    createdAt: moment().onCreate(() => new Date()),
  },
});
export type ApiCredentialEntity = InferEntity<typeof ApiCredential>;
