/** A column that holds sealed texts: whole (`text`), or somewhere in a document (`jsonb`). */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  readonly type: 'text' | 'jsonb';
  /** Of the primary key. */
  readonly key: string;
  /** The trigger that keeps everybody else from changing it. */
  readonly appendOnly?: string;
}

const history = {
  table: 'config_version',
  type: 'jsonb',
  key: 'id',
  appendOnly: 'config_version_append_only',
} as const;

/** Everything in the database that was sealed with the installation's key. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'delivery_method', column: 'config', type: 'jsonb', key: 'id' },
  { table: 'installation', column: 'ai_validation', type: 'jsonb', key: 'id' },
  { table: 'installation', column: 'grading_providers', type: 'jsonb', key: 'id' },
  { table: 'installation', column: 'single_sign_on', type: 'jsonb', key: 'id' },
  { table: 'sso_attempt', column: 'sealed_verifier', type: 'text', key: 'state_hash' },
  { table: 'user_login', column: 'totp_seed', type: 'text', key: 'user_id' },
  { table: 'notice', column: 'sealed_link', type: 'text', key: 'id' },
  { ...history, column: 'before' },
  { ...history, column: 'after' },
];
