import type { SubjectType } from '#domain/criteria/choose-reading';
import { subjectType } from '#domain/criteria/conditions/field-subject';
import type { FieldSettings, SystemField } from '#domain/fields/lead-type.schema';
import { CA_PROVINCES, US_STATES } from '#domain/fields/regions';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A field that can be compared: `path` through its groups, and the listed values it may have. */
export interface FieldChoice {
  readonly path: string;
  readonly label: string;
  /** The repeating groups it lies in, as words. */
  readonly group: string;
  readonly kind: FieldSettings['kind'];
  readonly type: SubjectType;
  readonly system: SystemField | undefined;
  readonly options: readonly Option[] | null;
}

const regions = (known: typeof US_STATES): Option[] =>
  known.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }));

/** Every field of a lead type with its sub-fields, in their order. */
export function fieldChoices(definitions: readonly FieldSettings[], prefix = '', group = ''): readonly FieldChoice[] {
  return definitions.flatMap((settings) => {
    const path = `${prefix}${settings.name}`;
    const own: FieldChoice = {
      path,
      label: settings.label,
      group,
      kind: settings.kind,
      type: subjectType(settings),
      system: settings.systemField,
      options: optionsOf(settings),
    };
    const inner = settings.fields
      ? fieldChoices(settings.fields, `${path}.`, group ? `${group} › ${settings.label}` : settings.label)
      : [];
    return [own, ...inner];
  });
}

function optionsOf({ kind, options }: FieldSettings): readonly Option[] | null {
  if (kind === 'us-state') return regions(US_STATES);
  if (kind === 'ca-province') return regions(CA_PROVINCES);
  return options?.map(({ value, label }) => ({ value, label: label ?? value })) ?? null;
}
