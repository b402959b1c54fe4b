import type { VersionPage } from '#ui/client/version-page';
import type { FieldProblem } from '#api/contract/problem';
import type { ChangeOf, Resource } from '#api/contract/resources/resource';
import type { ApiProblem } from '#ui/client/api-problem';
import type { Saved } from '#ui/client/resource-calls';
import type { ConflictLine } from './conflict-lines';
import type { ConflictChoice } from './conflict-sides';
import type { Draft } from './draft';
import type { ErrorOf } from './error-of';

/** What the frame of a form needs to know of it, whatever the resource. */
export interface FormLike {
  readonly resource: Resource;
  readonly id: string | null;
  readonly saved: { readonly id: string; readonly version: number; readonly updatedAt: string } | null;
  readonly loading: boolean;
  readonly loadError: unknown;
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly mayEdit: boolean;
  readonly problem: ApiProblem | null;
  readonly errors: readonly FieldProblem[];
  readonly conflict: { readonly lines: readonly ConflictLine[] } | null;
  save(): Promise<boolean>;
  reset(): void;
  remove(): Promise<boolean>;
  resolve(choice: ConflictChoice): Promise<void>;
  reload(): unknown;
  history(before: number | undefined): Promise<VersionPage>;
  rollBack(version: number): Promise<void>;
}

/** A form of one resource: what is edited, and what it was made from. */
export interface OpenForm<R extends Resource> extends FormLike {
  readonly resource: R;
  draft: Draft<R>;
  readonly saved: Saved<R> | null;
  /** There is something to edit. */
  readonly ready: boolean;
  readonly changes: ChangeOf<R>;
  readonly errorOf: ErrorOf;
}
