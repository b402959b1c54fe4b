/**
 * Every change of commands that running workflows may meet: id, date, why, and when it may be removed.
 * Empty until the first release that has leads in flight; `patched(id)` calls outside this list fail the architecture test.
 */
export interface Patch {
  readonly id: string;
  readonly date: string;
  readonly why: string;
  readonly removeWhen: string;
}

export const PATCHES: readonly Patch[] = [];
