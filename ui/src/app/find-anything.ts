import type { RouteLocationRaw } from 'vue-router';
import type { FilterGroup } from '#api/contract/listing/filter';
import type { List } from '#api/contract/listing/list';
import { LISTS } from '#api/contract/listing/lists/index';
import { isUuid } from '#domain/kernel/uuid';
import { searchRows } from '#ui/client/search-rows';

export interface Found {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly about: string;
  readonly to: RouteLocationRaw;
}

interface Kind {
  readonly list: string;
  readonly route: string;
  readonly param?: string;
  readonly group: string;
  readonly title: string;
  readonly about: readonly string[];
  readonly in: readonly string[];
}
/** What can be found by typing, and the screen of one of it. */
const KINDS: readonly Kind[] = [
  {
    list: 'leads',
    route: 'lead',
    param: 'leadId',
    group: 'names.leads',
    title: 'name',
    about: ['leadType', 'source', 'outcome'],
    in: ['name', 'email', 'phone'],
  },
  { list: 'buyers', route: 'buyers.edit', group: 'names.buyers', title: 'company', about: ['status'], in: ['company'] },
  {
    list: 'campaigns',
    route: 'campaigns.edit',
    group: 'names.campaigns',
    title: 'name',
    about: ['source', 'leadType'],
    in: ['name'],
  },
  { list: 'sources', route: 'sources.edit', group: 'names.sources', title: 'name', about: ['status'], in: ['name'] },
  {
    list: 'delivery-accounts',
    route: 'delivery-accounts.edit',
    group: 'names.deliveryAccounts',
    title: 'name',
    about: ['buyer'],
    in: ['name'],
  },
  {
    list: 'delivery-methods',
    route: 'delivery-methods.edit',
    group: 'names.deliveryMethods',
    title: 'name',
    about: ['buyer'],
    in: ['name'],
  },
];

const words = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'label' in value
    ? String(value.label)
    : typeof value === 'string'
      ? value
      : '';

async function findIn(kind: Kind, list: List, text: string, signal: AbortSignal): Promise<readonly Found[]> {
  const digits = text.replace(/\D/g, '');
  const filter: FilterGroup = {
    join: 'or',
    items: kind.in
      .filter((name) => list.columns.find((column) => column.name === name)?.filter)
      .flatMap((name) =>
        name === 'phone'
          ? digits.length >= 4
            ? [{ column: name, is: 'contains' as const, value: digits }]
            : []
          : [{ column: name, is: 'contains' as const, value: text }],
      ),
  };
  const { items } = await searchRows(list, isUuid(text) ? { ids: [text], limit: 5 } : { filter, limit: 5 }, signal);
  return items.map((row) => ({
    id: `${kind.list} ${String(row['id'])}`,
    group: kind.group,
    title: words(row[kind.title]) || String(row['id']).slice(-8),
    about: kind.about
      .map((name) => words(row[name]))
      .filter(Boolean)
      .join(' · '),
    to: { name: kind.route, params: { [kind.param ?? 'id']: String(row['id']) } },
  }));
}

/** Leads, buyers, campaigns … whose name holds the text, as far as the caller may see them. The text travels in bodies: it may be a person's name. */
export async function findAnything(
  text: string,
  may: (list: List) => boolean,
  has: (route: string) => boolean,
  signal: AbortSignal,
): Promise<readonly Found[]> {
  const asked = KINDS.flatMap((kind) => {
    const list = LISTS.find(({ name }) => name === kind.list);
    return list && may(list) && has(kind.route) ? [findIn(kind, list, text, signal)] : [];
  });
  const answers = await Promise.allSettled(asked);
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}
