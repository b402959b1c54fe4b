import { wrap, type EntityName, type RequiredEntityData } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Json } from '#domain/kernel/json';
import { writeConfig } from '../config-version/write-config';
import { sqlOf } from '../sql-of';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** Hashes are no part of the history: an old one would let an old password be tried out. */
const UNRECORDED = new Set(['passwordHash', 'secretHash']);

/** Inserts one configuration row with its history, as every writer of configuration must; running processes are told. */
export async function insertRow<Entity extends Versioned>(
  em: EntityManager,
  entity: EntityName<Entity>,
  data: RequiredEntityData<Entity>,
  leadTypeId?: string,
): Promise<Entity> {
  return em.fork().transactional(async (transaction) => {
    const row = transaction.create(entity, data);
    await transaction.persistAndFlush(row);
    const recorded = Object.fromEntries(Object.entries(wrap(row).toObject()).filter(([key]) => !UNRECORDED.has(key)));
    await writeConfig(sqlOf(transaction as EntityManager), {
      entity: wrap(row, true).__meta.tableName,
      entityId: row.id,
      version: row.version,
      actor: 'system',
      before: null,
      after: recorded as { [key: string]: Json },
      leadTypeId,
    });
    return row;
  });
}
