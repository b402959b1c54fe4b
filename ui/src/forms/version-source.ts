import type { Version } from '#api/contract/resources/history';
import { resourceEndpoints } from '#api/contract/resources/resource';
import { call } from '#ui/client/call';
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
  const endpoints = resourceEndpoints(form.resource);
  const params = { id: form.saved?.id ?? '' };
  return {
    key: [form.resource.name, params.id],
    version: form.saved?.version ?? null,
    mayEdit: form.mayEdit,
    dirty: form.dirty,
    read: (before) => call(endpoints.history, { params, query: before === undefined ? {} : { before } }),
    rollBack: async (version) =>
      form.take(
        (await call(endpoints.rollback, { params, body: { version }, ifMatch: form.saved?.version ?? '*' })) as never,
      ),
  };
}
