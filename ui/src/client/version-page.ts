import type { Version } from '#api/contract/resources/history';

/** Some versions of something, newest first. */
export interface VersionPage {
  readonly items: readonly Version[];
  readonly more: boolean;
}
