import type { RawFields, RawValue } from '../kernel/lead-fields';

/** Meta's lead-ads testing tool fills every answer with this sentence. */
const META = /^<test lead: dummy data for [^<>]{1,80}>$/i;
/** Google's lead-form extension marks what its "Send test data" button sends. */
const GOOGLE = 'is_test';

/** Whether a post comes from the test tool of an advertising platform, by what such tools write into it. A field of the lead type of that name is only a field. */
export function isFromTestTool(fields: RawFields, known: { has(name: string): boolean }): boolean {
  return Object.entries(fields).some(
    ([name, value]) =>
      (name.toLowerCase() === GOOGLE &&
        !known.has(GOOGLE) &&
        (value === true || value === 'true' || value === 1 || value === '1')) ||
      isDummy(value),
  );
}

const isDummy = (value: RawValue): boolean =>
  Array.isArray(value) ? value.length > 0 && value.every(isDummy) : typeof value === 'string' && META.test(value);
