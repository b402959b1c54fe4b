import type { Json } from './json';

/**
 * Why something was refused or rejected, as data. `code` is stable kebab-case (for machines), `message` is one sentence a
 * person can act on, `field` names the lead field it is about, `detail` holds the compared values. Details may hold lead
 * data: reasons live in Postgres and in answers to the lead's own source, never in Temporal or logs.
 */
export interface Reason {
  readonly code: string;
  readonly message: string;
  readonly field?: string;
  readonly detail?: { readonly [key: string]: Json };
}
