import type { EntityName, FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Makes a row unless one with this id exists. */
export async function once<Entity extends { id: string }>(
  em: EntityManager,
  entity: EntityName<Entity>,
  id: string,
  make: (id: string) => Promise<unknown>,
): Promise<void> {
  const found = await em.fork().count(entity, { id } as FilterQuery<Entity>);
  if (found === 0) await make(id);
}
