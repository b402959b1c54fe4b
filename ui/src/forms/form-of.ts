import type { FieldProblem } from '#api/contract/problem';
import type { Resource } from '#api/contract/resources/resource';
import type { ApiProblem } from '#ui/client/api-problem';

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
  readonly conflict: {
    readonly theirs: Readonly<Record<string, unknown>>;
    readonly mine: Readonly<Record<string, unknown>>;
  } | null;
  save(): Promise<boolean>;
  reset(): void;
  remove(): Promise<boolean>;
  resolve(choice: 'mine' | 'theirs'): Promise<void>;
  reload(): unknown;
  rollBack(version: number): Promise<void>;
}
