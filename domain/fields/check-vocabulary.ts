import type { Reason } from '../kernel/reason';
import type { DisplayGroup, LeadTypeDocument } from './lead-type.schema';

interface Coded {
  readonly code: string;
}

/** Categories and display groups named twice, groups of fields that do not exist, and a force ID without the field it is matched on. */
export function checkVocabulary(document: LeadTypeDocument): Reason[] {
  const { categories = [], displayGroups = [], forceId } = document;
  const names = new Set(document.fields.map(({ name }) => name));
  const noField = forceId?.match === 'custom-field' && forceId.customField === undefined;
  return [
    ...checkTwice(categories, 'categories', 'category-twice', 'category'),
    ...checkTwice(displayGroups, 'displayGroups', 'display-group-twice', 'display group'),
    ...displayGroups.flatMap((group, index) => checkGroup(group, index, names)),
    ...(noField
      ? [
          {
            code: 'custom-field-missing',
            message: 'Name the custom field of the buyer that holds the ID.',
            field: 'forceId.customField',
          },
        ]
      : []),
  ];
}

function checkGroup(group: DisplayGroup, index: number, names: ReadonlySet<string>): Reason[] {
  const seen = new Set<string>();
  return group.fields.flatMap(({ field }) => {
    const twice = seen.has(field);
    seen.add(field);
    const place = `displayGroups.${index}`;
    if (twice) return [{ code: 'field-twice', message: `The group ${group.name} lists ${field} twice.`, field: place }];
    return names.has(field)
      ? []
      : [
          {
            code: 'unknown-field',
            message: `The group ${group.name} lists ${field}, which is no field.`,
            field: place,
          },
        ];
  });
}

/** Codes that are listed twice. */
export function checkTwice(entries: readonly Coded[], field: string, code: string, noun: string): Reason[] {
  const codes = entries.map((entry) => entry.code);
  const twice = new Set(codes.filter((entry, index) => codes.indexOf(entry) !== index));
  return [...twice].map((entry) => ({ code, message: `The ${noun} ${entry} is listed twice.`, field }));
}
