import { p } from '@mikro-orm/core';
import { DocumentType } from './document-type';
import type { DocumentKind } from './documents';

/** Money as integer minor units. */
export const minorUnits = () => p.bigint('number').columnType('bigint');
export const moment = () => p.datetime().columnType('timestamptz');
export const jsonb = <T>() => p.json<T>().columnType('jsonb');
export const textArray = <T extends string>() => p.type('string[]').columnType('text[]').$type<T[]>();
export const document = <T>(kind: DocumentKind<T>) => p.type(new DocumentType(kind)).columnType('jsonb').$type<T>();
/** Numbers people see and callers send (LID, VID, AID, BID): taken from a sequence unless given. */
export const publicNumber = (sequence: string) => p.integer().unique().defaultRaw(`nextval('${sequence}')`);

/** What every versioned configuration row carries; `version` is the optimistic lock behind ETag / If-Match. */
export const bookkeepingProperties = () => ({
  version: p.integer().version().default(1),
  createdAt: moment().onCreate(() => new Date()),
  updatedAt: moment()
    .onCreate(() => new Date())
    .onUpdate(() => new Date()),
});
