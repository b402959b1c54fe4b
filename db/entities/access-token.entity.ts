import { defineEntity, p } from '@mikro-orm/core';
import { moment, textArray } from '../columns/columns';
import type { ApiScope } from '#domain/words/access';

/** An access token in force, known by its hash alone. */
export const AccessToken = defineEntity({
  name: 'AccessToken',
  tableName: 'access_token',
  properties: {
    tokenHash: p.blob().columnType('bytea').$type<Buffer>().primary(),
    credentialId: p.uuid(),
    scopes: textArray<ApiScope>(),
    sourceId: p.uuid().nullable(),
    expiresAt: moment(),
    createdAt: moment().onCreate(() => new Date()),
  },
});
