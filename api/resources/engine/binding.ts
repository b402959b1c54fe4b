import type { EntityManager, EntityName } from '@mikro-orm/postgresql';
import type { EntityScope } from '#db/scope/data-scope';
import type { SecretBox } from '#db/secrets/secret-box';
import type { Resource } from '#api/contract/resources/resource';
import type { FieldProblem } from '#api/contract/problem';
import type { Principal } from '#api/http/principal';

export interface VersionedRow {
  readonly id: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
/** The writable fields of a resource as the contract parsed them. */
export type RowDraft = { readonly [field: string]: unknown };

export interface WriteContext {
  readonly em: EntityManager;
  readonly secretBox: SecretBox;
  /** Who writes. */
  readonly principal: Principal;
  /** A mail sender is configured. */
  readonly canMail?: boolean | undefined;
  /** Address blocks of the own network that may be reached. */
  readonly outboundAllow?: readonly string[] | undefined;
}

/** What one resource adds to the common operations. Everything but entity, table and contract may be left out. */
export interface ResourceBinding<Row extends VersionedRow> {
  readonly contract: Resource;
  readonly entity: EntityName<Row>;
  readonly table: string;
  /** Who sees which rows, where the table is not in `db/scope/entity-scopes`. */
  readonly scope?: EntityScope;
  /** Fills what the caller left out or wrote in short, before the checks. Throws InvalidRequest. */
  complete?(draft: RowDraft, context: WriteContext, current: Row | null): Promise<RowDraft>;
  /** What is wrong beyond the schema: unknown references, rules of the domain. */
  check?(draft: RowDraft, context: WriteContext, current: Row | null): Promise<readonly FieldProblem[]>;
  /** May this row go? Throws UserError. */
  checkRemoval?(row: Row, context: WriteContext): Promise<void>;
  /** What else belongs to a new row, in the same transaction. */
  created?(row: Row, context: WriteContext): Promise<void>;
  /** What follows from a row that was made or changed, in the same transaction; `was` = its draft before, null for a new one. */
  saved?(row: Row, was: RowDraft | null, context: WriteContext): Promise<void>;
  /** The row's columns; the draft itself unless a field is stored another way. */
  columns?(draft: RowDraft, context: WriteContext): Promise<{ readonly [column: string]: unknown }>;
  /** The writable fields of a stored row, secrets open, for merging an update into. */
  draft?(row: Row, context: WriteContext): RowDraft;
  /** The draft of an earlier version as a change of the row of now: what must be given anew is not in it. */
  rolledBack?(draft: RowDraft, row: Row, context: WriteContext): RowDraft;
  /** Fields of the answer that are not simply columns; secrets masked. */
  answer?(row: Row): { readonly [field: string]: unknown };
  /** Columns kept out of the history, which only says that they were set or changed. */
  readonly unrecorded?: readonly string[];
  /** Whose routing a change affects; absent = everybody's. */
  leadTypeId?(row: Row): string;
}
