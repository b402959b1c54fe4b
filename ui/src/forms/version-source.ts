import type { Version } from '#api/contract/resources/history';
import { resourceCalls } from '#ui/client/resource-calls';
import type { FormLike } from './form-of';

export interface VersionPage {
  readonly items: readonly Version[];
  readonly more: boolean;
}

/** Something whose versions can be looked at and gone back to. */
export interface VersionSource {
  /** What its answers are remembered by. */
  readonly key: readonly string[];
  /** The version of now; null while there is none. */
  readonly version: number | null;
  readonly mayEdit: boolean;
  readonly dirty: boolean;
  /** The newest versions, or those older than one. */
  read(before: number | undefined): Promise<VersionPage>;
  rollBack(version: number): Promise<void>;
}

/** The versions of what a form shows. */
export function versionsOf(form: FormLike): VersionSource {
  const { history } = resourceCalls(form.resource);
  const id = form.saved?.id ?? '';
  return {
    key: [form.resource.name, id],
    version: form.saved?.version ?? null,
    mayEdit: form.mayEdit,
    dirty: form.dirty,
    read: (before) => history(id, before),
    rollBack: (version) => form.rollBack(version),
  };
}
