import type { VersionPage } from '#ui/client/version-page';
import type { FormLike } from './form-of';

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
  return {
    key: [form.resource.name, form.saved?.id ?? ''],
    version: form.saved?.version ?? null,
    mayEdit: form.mayEdit,
    dirty: form.dirty,
    read: (before) => form.history(before),
    rollBack: (version) => form.rollBack(version),
  };
}
