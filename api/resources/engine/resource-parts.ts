import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { ChangeListener } from '#api/changes/hear-changes';
import type { WriteContext } from './binding';

export interface ResourceParts {
  readonly pool: Pool;
  readonly orm: MikroORM;
  readonly secretBox: WriteContext['secretBox'];
  readonly changes: ChangeListener;
  readonly canMail?: boolean | undefined;
  /** Address blocks of the own network that may be reached. */
  readonly outboundAllow?: readonly string[] | undefined;
}
