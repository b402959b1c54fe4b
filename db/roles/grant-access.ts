import type { ClientBase } from 'pg';
import { ACCESS_ROLE, READER_ROLE, SIGHT_ROLE } from './group-roles';

/** Rows that nobody changes or takes away once they are there. */
export const APPEND_ONLY = [
  'config_version',
  'ledger_transaction',
  'ledger_entry',
  'audit_event',
  'audit_look',
  'audit_seal',
] as const;

/** What reports are made of. A table that is not named here is not for readers. */
const READERS_TABLES = [
  'lead_type',
  'source',
  'buyer',
  'delivery_account',
  'lead',
  'lead_step',
  'lead_plan',
  'lead_change',
  'lead_action',
  'ping',
  'delivery',
  'delivery_attempt',
  'lead_return',
  'cap_window',
  'ledger_transaction',
  'ledger_entry',
  'ledger_check',
] as const;

const BOTH = `${ACCESS_ROLE}, ${SIGHT_ROLE}`;
const GRANTS = [
  `grant usage on schema public to ${BOTH}, ${READER_ROLE}`,
  `grant select on all tables in schema public to ${BOTH}`,
  `grant insert, update, delete on all tables in schema public to ${ACCESS_ROLE}`,
  `grant insert on audit_look to ${SIGHT_ROLE}`,
  `grant usage on all sequences in schema public to ${ACCESS_ROLE}`,
  `revoke update, delete on ${APPEND_ONLY.join(', ')} from ${ACCESS_ROLE}`,
  `revoke insert, update, delete on schema_migration from ${ACCESS_ROLE}`,
  `grant select on ${READERS_TABLES.join(', ')} to ${READER_ROLE}`,
].join('; ');

/** Gives the group roles their rights to every table there is now; the same again changes nothing. */
export async function grantAccess(sql: Pick<ClientBase, 'query'>): Promise<void> {
  await sql.query(GRANTS);
}
