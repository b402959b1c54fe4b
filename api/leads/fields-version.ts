import { createHash } from 'node:crypto';
import { canonicalJson } from '#domain/kernel/canonical-json';

/** Names the state of a lead's fields: the same fields, the same version, whoever wrote them. */
export function fieldsVersion(fields: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(fields as never))
    .digest('hex')
    .slice(0, 16);
}
