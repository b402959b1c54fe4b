import { ACCESS_ROLE, READER_ROLE, SIGHT_ROLE } from '../../roles/group-roles';

type Kind = 'buyerIds' | 'sourceIds' | 'leadTypeIds';

/** The sight in hand names this id, or all of its kind. Asked once for a statement, as a sub-select. */
export const among = (column: string, kind: Kind): string =>
  `(${seesAll(kind)} or ${column} = any ((select sees('${kind}'))::uuid[]))`;
export const seesAll = (kind: Kind): string => `(select sees('${kind}')) is null`;

/** A row is in sight with the row it belongs to, whose own policy decides. */
export const withRow = (table: string, owner: string, column: string): string =>
  `exists (select from ${owner} owning where owning.id = ${table}.${column})`;

/**
 * Row-level security of a table: API, worker and readers as a whole, limited people where `inSight` holds. The owner of the table, who
 * migrates, is not held by it. Without a condition the rows tell nothing of any one buyer, source or lead type.
 */
export const limitRows = (table: string, inSight = 'true'): string => `
alter table ${table} enable row level security;
create policy whole on ${table} to ${ACCESS_ROLE} using (true) with check (true);
create policy readers on ${table} for select to ${READER_ROLE} using (true);
create policy in_sight on ${table} for select to ${SIGHT_ROLE} using (${inSight});`;
