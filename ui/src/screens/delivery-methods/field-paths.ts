import type { FieldSettings } from '#domain/fields/lead-type.schema';

/** Every lead field a mapping can name, sub-fields of the first entry included: `Drivers[0].Age`. */
export function fieldPaths(
  definitions: readonly FieldSettings[],
  above = { path: '', label: '' },
): readonly { readonly path: string; readonly label: string }[] {
  return definitions.flatMap((field) => {
    const path = `${above.path}${field.name}`;
    const label = `${above.label}${field.label}`;
    return [
      { path, label },
      ...(field.fields ? fieldPaths(field.fields, { path: `${path}[0].`, label: `${label}, first: ` }) : []),
    ];
  });
}
