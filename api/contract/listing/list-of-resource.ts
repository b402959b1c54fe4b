import { z } from 'zod';
import type { Resource } from '../resources/resource';
import { bookkeepingColumns, column, defineList, type List, type ListColumn } from './list';

/** Shown by default: as many columns as fit. */
const SHOWN = 8;

/**
 * The list of a resource that declares none of its own: a column per scalar field, in the order of the contract. Amounts end in `Minor`,
 * references in `Id`. A list written by hand (`lists/<resource>.ts`) adds counts, names of references and widths.
 */
export function listOfResource(resource: Resource): List {
  const shape = { ...numbersOf(resource), ...resource.writable.shape };
  const fields = Object.entries(shape).filter(([name]) => !resource.writeOnly.includes(name));
  const columns = fields
    .flatMap(([name, schema]) => columnOf(name, schema, resource.money?.[name]))
    .map((entry, index) => ({ ...entry, shown: index < SHOWN }));
  const sorted = columns.find(({ name, sort }) => sort && (name === 'name' || name === 'company'))?.name;
  return defineList({
    name: resource.name,
    label: resource.label,
    access: 'account',
    permission: resource.permissions.view,
    columns: [...columns, ...bookkeepingColumns],
    defaultSort:
      sorted === undefined ? { column: 'createdAt', descending: true } : { column: sorted, descending: false },
  });
}

/** Public numbers and the like; not what every row carries. */
function numbersOf(resource: Resource): z.ZodRawShape {
  const common = ['id', 'version', 'createdAt', 'updatedAt'];
  return Object.fromEntries(Object.entries(resource.readOnly.shape).filter(([name]) => !common.includes(name)));
}

function columnOf(name: string, declared: z.core.$ZodType, money?: 'cost' | 'revenue'): ListColumn[] {
  const { schema, nullable } = innermost(declared);
  const always = nullable ? {} : { always: true as const };
  const label = labelOf(name);
  if (schema instanceof z.ZodEnum)
    return [column.choice(name, label, { ...always, choices: schema.options.map(String) })];
  if (schema instanceof z.ZodBoolean) return [column.boolean(name, label, always)];
  if (schema instanceof z.ZodUUID) return [column.id(name, label, { ...always, sort: false })];
  if (schema instanceof z.ZodISODateTime) return [column.moment(name, label, always)];
  if (schema instanceof z.ZodNumber)
    return [
      name.endsWith('Minor')
        ? column.money(name, label, { ...always, ...(money && { money }) })
        : column.number(name, label, always),
    ];
  return schema instanceof z.ZodString || schema instanceof z.ZodStringFormat ? [column.text(name, label, always)] : [];
}

function innermost(declared: z.core.$ZodType): { schema: z.core.$ZodType; nullable: boolean } {
  let schema = declared;
  let nullable = false;
  for (;;) {
    nullable ||= schema instanceof z.ZodNullable || schema instanceof z.ZodOptional;
    if (
      schema instanceof z.ZodDefault ||
      schema instanceof z.ZodPrefault ||
      schema instanceof z.ZodNullable ||
      schema instanceof z.ZodOptional
    )
      schema = schema.unwrap();
    else return { schema, nullable };
  }
}

/** `priceMinor` → `Price`, `groupName` → `Group name`. */
function labelOf(name: string): string {
  const words = name.replace(/(Minor|Id)$/, '').replace(/([A-Z])/g, (_, letter: string) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
