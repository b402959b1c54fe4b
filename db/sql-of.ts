import type { EntityManager, Knex } from '@mikro-orm/postgresql';
import { BugError } from '#domain/kernel/errors';
import type { Queryable } from './pool';

interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** Plain SQL inside the transaction an entity manager has open, so that ORM writes and `writeConfig` commit together. */
export function sqlOf(em: EntityManager): Queryable {
  const transaction = em.getTransactionContext<Knex.Transaction>();
  if (!transaction) throw new BugError('no-transaction', 'sqlOf needs an entity manager inside em.transactional');
  const query = async (statement: Statement | string, values: readonly unknown[] = []): Promise<unknown> => {
    const { text, values: given = values } = typeof statement === 'string' ? { text: statement } : statement;
    const bindings: unknown[] = [];
    // The query builder underneath counts `?` where Postgres counts `$n`.
    const positional = text.replace(/\$(\d+)/g, (_, position: string) => {
      bindings.push(given[Number(position) - 1]);
      return '?';
    });
    return transaction.raw(positional, bindings as Knex.RawBinding[]);
  };
  return { query: query as Queryable['query'] };
}
