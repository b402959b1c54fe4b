import type { FieldSettings } from '#domain/fields/lead-type.schema';
import { fieldTypeOf } from '#domain/fields/registry';
import type { Json } from '#domain/kernel/json';

const SYSTEM: Partial<Record<NonNullable<FieldSettings['systemField']>, string>> = {
  firstName: 'Robin',
  lastName: 'Tester',
  fullName: 'Robin Tester',
  address: '1 Example Street',
  city: 'Phoenix',
  state: 'AZ',
  postalCode: '85006',
  country: 'US',
  comments: 'A test lead.',
};

function valueOf(settings: FieldSettings, draw: () => number): Json {
  const { kind, systemField } = settings;
  if (kind === 'sub-fields') return [sampleLead(settings.fields ?? [], draw)];
  if (kind === 'dropdown') return settings.options?.[0]?.value ?? '';
  const made = MADE_UP[kind]?.(draw) ?? (systemField && SYSTEM[systemField]);
  if (made !== undefined) return made;
  return kind === 'us-state' ? 'AZ' : (withinRule(settings) ?? exampleOf(settings));
}

const digits = (count: number, draw: () => number): string =>
  Array.from({ length: count }, () => Math.floor(draw() * 10)).join('');
const MADE_UP: Partial<Record<FieldSettings['kind'], (draw: () => number) => string>> = {
  email: (draw) => `robin.${digits(6, draw)}@example.com`,
  phone: (draw) => `480555${digits(4, draw)}`,
  'yes-no': () => 'yes',
  'date-time': () => '1985-06-15',
};

function withinRule({ kind, rule }: FieldSettings): number | undefined {
  const { minimum, maximum } = rule ?? {};
  if (typeof minimum !== 'number' || kind === 'text') return undefined;
  return typeof maximum === 'number' ? Math.round(minimum + (maximum - minimum) * 0.02) : minimum + 100;
}

function exampleOf({ kind }: FieldSettings): string | number | boolean {
  const example = fieldTypeOf(kind).examples.accepted[0]?.raw;
  return typeof example === 'object' ? '' : (example ?? '');
}

/** A lead a campaign of the type would take: every required field and what lists show, another person each time. `draw` gives numbers in [0, 1). */
export function sampleLead(fields: readonly FieldSettings[], draw: () => number): { [name: string]: Json } {
  const wanted = fields.filter(
    ({ kind, required, systemField, showOn }) =>
      kind !== 'calculated' &&
      systemField !== 'forceId' &&
      (required || systemField === 'consent' || (systemField !== undefined && showOn.includes('forms'))),
  );
  return Object.fromEntries(wanted.map((settings) => [settings.name, valueOf(settings, draw)]));
}
