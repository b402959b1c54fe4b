import type { FieldKind, FieldSettings } from '#domain/fields/lead-type.schema';

/** Where a field stands: its place in the list, then in the group it lies in, and so on. */
export type FieldPath = readonly number[];
/** A field as the table shows it, groups before what lies in them. */
export interface FieldRow {
  readonly path: FieldPath;
  readonly settings: FieldSettings;
  readonly depth: number;
  readonly dotted: string;
}

export function rowsOf(fields: readonly FieldSettings[], before: FieldPath = [], prefix = ''): readonly FieldRow[] {
  return fields.flatMap((settings, index) => {
    const path = [...before, index];
    const dotted = `${prefix}${settings.name}`;
    return [{ path, settings, depth: before.length, dotted }, ...rowsOf(settings.fields ?? [], path, `${dotted}.`)];
  });
}

export function fieldAt(fields: readonly FieldSettings[], [first, ...rest]: FieldPath): FieldSettings | undefined {
  const field = first === undefined ? undefined : fields[first];
  return rest.length === 0 || !field ? field : fieldAt(field.fields ?? [], rest);
}

/** The list a path ends in, changed. */
function within(
  fields: readonly FieldSettings[],
  path: FieldPath,
  change: (list: FieldSettings[]) => FieldSettings[],
): FieldSettings[] {
  const [first, ...rest] = path;
  if (first === undefined || rest.length === 0) return change([...fields]);
  return fields.map((field, index) =>
    index === first ? { ...field, fields: within(field.fields ?? [], rest, change) } : field,
  );
}

export const replaceField = (
  fields: readonly FieldSettings[],
  path: FieldPath,
  settings: FieldSettings,
): FieldSettings[] =>
  within(fields, path, (list) => list.map((field, index) => (index === path.at(-1) ? settings : field)));
export const removeField = (fields: readonly FieldSettings[], path: FieldPath): FieldSettings[] =>
  within(fields, path, (list) => list.filter((_, index) => index !== path.at(-1)));
export const addField = (
  fields: readonly FieldSettings[],
  group: FieldPath,
  settings: FieldSettings,
): FieldSettings[] => within(fields, [...group, 0], (list) => [...list, settings]);
export function moveField(fields: readonly FieldSettings[], path: FieldPath, to: number): FieldSettings[] {
  return within(fields, path, (list) => {
    const [moved] = list.splice(path.at(-1) ?? 0, 1);
    if (moved) list.splice(Math.max(0, Math.min(list.length, to)), 0, moved);
    return list;
  });
}

/** A field with nothing set; the name is one its list does not have yet. */
export function newField(siblings: readonly FieldSettings[], kind: FieldKind = 'text'): FieldSettings {
  const taken = new Set(siblings.map(({ name }) => name.toLowerCase()));
  let number = 1;
  while (taken.has(`newfield${number === 1 ? '' : number}`)) number += 1;
  return {
    name: `NewField${number === 1 ? '' : number}`,
    label: 'New field',
    kind,
    required: false,
    profanity: 'allow',
    useForDuplicateCheck: false,
    pivotReportable: false,
    searchable: false,
    excludeFromIntegrations: false,
    showOn: ['details', 'forms', 'portal'],
  };
}

/** `Home value (USD)` → `HomeValueUsd`: a name made from what people call the field. */
export function nameFrom(label: string): string {
  const words = label
    .normalize('NFD')
    .replace(/[^\w\s-]/g, '')
    .split(/[\s_-]+/)
    .filter(Boolean);
  const name = words
    .map(
      (word) =>
        word.charAt(0).toUpperCase() + (word === word.toUpperCase() ? word.slice(1).toLowerCase() : word.slice(1)),
    )
    .join('');
  return name.replace(/^[^A-Za-z]+/, '').slice(0, 64);
}

/** `Phone number is wrong` → `phone-number-is-wrong`. */
export const codeFrom = (label: string): string =>
  label
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);

/** Settings without members that were emptied: the API wants them absent. */
export function tidy(settings: FieldSettings): FieldSettings {
  const entries = Object.entries(settings).filter(([, value]) => value !== undefined && value !== '' && value !== null);
  const rule = Object.fromEntries(
    Object.entries(settings.rule ?? {}).filter(([, value]) => value !== undefined && value !== '' && value !== null),
  );
  const { rule: _, ...bare } = Object.fromEntries(entries) as FieldSettings;
  return Object.keys(rule).length > 0 ? { ...bare, rule } : bare;
}
