import { isSealed, maskSealed } from '#db/secrets/seal-secrets';
import { MASK } from '#domain/channels/secrets';
import type { Json } from '#domain/kernel/json';
import { isMembers } from '#domain/kernel/members';
import type { ConfigFieldChange } from '#api/contract/resources/history';
import { canonicalJson } from '#domain/kernel/canonical-json';

/** Of no interest to a reader: they change with everything. */
const BOOKKEEPING = new Set(['id', 'version', 'createdAt', 'updatedAt']);

/** What differs between two snapshots of a row, by dotted path. Lists are compared whole. Of a secret only that it changed. */
export function diffSnapshots(before: Json, after: Json): ConfigFieldChange[] {
  return memberNames(before, after)
    .filter((name) => !BOOKKEEPING.has(name))
    .flatMap((name) => diffAt(name, memberOf(before, name), memberOf(after, name)));
}

function diffAt(field: string, before: Json, after: Json): ConfigFieldChange[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  const secret = isSecret(before) || isSecret(after);
  if (!secret && isMembers<Json>(before) && isMembers<Json>(after))
    return memberNames(before, after).flatMap((name) =>
      diffAt(`${field}.${name}`, memberOf(before, name), memberOf(after, name)),
    );
  const [was, now] = [maskSealed(maskUnrecorded(before)), maskSealed(maskUnrecorded(after))];
  // What looks the same once masked differs in a secret somewhere inside.
  return [{ field, before: was, after: now, secret: secret || canonicalJson(was) === canonicalJson(now) }];
}

/** How a column that the history does not keep stands in it: that it was set, and whether it is another one. */
const UNRECORDED = '$unrecorded';
export const unrecordedMark = (fingerprint: string): Json => ({ [UNRECORDED]: fingerprint });
export const isUnrecorded = (value: Json): boolean => isMembers(value) && UNRECORDED in value;
const maskUnrecorded = (value: Json): Json => (isUnrecorded(value) ? MASK : value);
const isSecret = (value: Json): boolean => isSealed(value) || isUnrecorded(value);

function memberOf(value: Json, name: string): Json {
  return isMembers<Json>(value) ? (value[name] ?? null) : null;
}

function memberNames(before: Json, after: Json): string[] {
  return [...new Set([before, after].flatMap((value) => (isMembers(value) ? Object.keys(value) : [])))].sort();
}
