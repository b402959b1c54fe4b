import type { EntityManager } from '@mikro-orm/postgresql';
import type { SecretBox } from '../secrets/secret-box';

/** What a writer of one market is handed. `market` keeps the ids of two markets in one database apart. */
export interface MarketContext {
  readonly em: EntityManager;
  readonly box: SecretBox;
  readonly market: string;
  id(key: string): string;
}
