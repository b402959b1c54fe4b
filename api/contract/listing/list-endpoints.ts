import { z } from 'zod';
import { isMembers } from '#domain/kernel/members';
import { defineEndpoint, fileSchema } from '../endpoint';
import { filterGroupSchema, isFilterGroup, type FilterGroup } from './filter';
import { beyondBounds } from './filter-bounds';
import { FIELD_COLUMN, type List } from './list';
import { itemSchema, type ListItem } from './list-item';

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const FORMAT_MEDIA: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
/** A count stops here; `more` says that there are more. */
export const COUNT_LIMIT = 10_000;
const PAGE_LIMIT = 200;

const columnName = z.string().max(80);
export const sortSchema = z.array(z.strictObject({ column: columnName, descending: z.boolean() })).max(3);

/** The page a cursor leads to, the rows a filter holds for, in the order asked for. `ids` asks for just these rows, as far as the filter holds for them. */
const searchBodySchema = z.strictObject({
  filter: filterGroupSchema.optional(),
  sort: sortSchema.optional().meta({ description: "The list's own order when absent" }),
  limit: z.int().min(1).max(PAGE_LIMIT).default(50),
  cursor: z
    .string()
    .max(2000)
    .optional()
    .meta({ description: '`next` of the page before; with the same filter and sort' }),
  ids: z.array(z.uuid()).max(PAGE_LIMIT).optional(),
  fields: z
    .array(columnName)
    .max(50)
    .optional()
    .meta({
      description:
        "Fields of lead types to show beside the list's own columns, e.g. field.LoanAmount; of lists about leads",
    }),
});
const countBodySchema = z.strictObject({ filter: filterGroupSchema.optional() });
const exportBodySchema = z.strictObject({
  format: z.enum(EXPORT_FORMATS),
  filter: filterGroupSchema.optional(),
  sort: sortSchema.optional(),
  columns: z
    .array(columnName)
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'In this order; those shown by default when absent' }),
});
const countSchema = z
  .object({ count: z.int(), more: z.boolean().meta({ description: `Counting stopped at ${COUNT_LIMIT}` }) })
  .meta({ id: 'Count' });

export interface ListPage<L extends List> {
  readonly items: ListItem<L>[];
  readonly next: string | null;
}

/** Search, count and export of a list. They take a body because a filter may hold personal data, which has no place in an address. */
export function listEndpoints<L extends List>(list: L) {
  const path = `/api/v1/${list.name}` as const;
  const name = list.name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  const item = (
    list.leadFields
      ? itemSchema(list).catchall(
          z.json().meta({ description: "A field of a lead type that was asked for, under its column's name" }),
        )
      : itemSchema(list)
  ).meta({ id: `${name}Row` });
  const common = {
    method: 'post',
    access: list.access,
    permission: list.permission,
    tag: list.label,
    readOnly: true,
    bounds: (body: unknown) => beyondBounds(isMembers(body) ? body['filter'] : undefined, 'filter'),
    problems: [422],
  } as const;
  return {
    search: defineEndpoint({
      ...common,
      id: `search${name}`,
      path: `${path}/search`,
      summary: `Search ${list.label.toLowerCase()}`,
      body: searchBodySchema,
      responses: {
        200: z.object({ items: z.array(item), next: z.string().nullable() }) as unknown as z.ZodType<
          ListPage<L>,
          ListPage<L>
        >,
      },
    }),
    count: defineEndpoint({
      ...common,
      id: `count${name}`,
      path: `${path}/count`,
      look: { action: 'search', entity: list.name, when: (body) => asksForPerson(list, body) },
      summary: `Count ${list.label.toLowerCase()}, up to ${COUNT_LIMIT}`,
      body: countBodySchema,
      responses: { 200: countSchema },
    }),
    export: defineEndpoint({
      ...common,
      id: `export${name}`,
      path: `${path}/export`,
      summary: `Export ${list.label.toLowerCase()} as a file`,
      permission: list.exportPermission ?? list.permission,
      problems: [422, 429],
      description:
        "Money is written as decimal numbers, times in the installation's zone. Texts that a spreadsheet would run as a formula are written as texts.",
      body: exportBodySchema,
      media: Object.values(FORMAT_MEDIA),
      responses: { 200: fileSchema },
    }),
  };
}

/** Whether a count is narrowed by something personal: it then says whether a person is known here. */
function asksForPerson(list: List, body: unknown): boolean {
  const parsed = countBodySchema.safeParse(body);
  const isPersonal = (name: string): boolean =>
    name.startsWith(FIELD_COLUMN) || list.columns.some((column) => column.name === name && column.personal === true);
  const asks = ({ items }: FilterGroup): boolean =>
    items.some((item) => (isFilterGroup(item) ? asks(item) : isPersonal(item.column)));
  return parsed.success && parsed.data.filter !== undefined && asks(parsed.data.filter);
}
