import type { Queryable } from '../pool';
import { bindInto, type DataScope, type EntityScope } from '../scope/data-scope';
import { buyersThingScope, buyerScope, campaignScope, leadTypeScope, sourceScope } from '../scope/entity-scopes';

interface Option {
  readonly id: string;
  readonly label: string;
  readonly active: boolean;
}
interface OptionSource {
  readonly table: string;
  readonly label: string;
  readonly scope: EntityScope;
}

const SOURCES: Readonly<Record<string, OptionSource>> = {
  sources: { table: 'source', label: 'source.name', scope: sourceScope },
  campaigns: {
    table: 'campaign',
    scope: campaignScope,
    label: `(select source.name from source where source.id = campaign.source_id) || ' · ' || campaign.name`,
  },
  'lead-types': { table: 'lead_type', label: 'lead_type.name', scope: leadTypeScope },
  buyers: { table: 'buyer', label: 'buyer.company', scope: buyerScope },
  'delivery-accounts': { table: 'delivery_account', label: 'delivery_account.name', scope: buyersThingScope },
  'delivery-methods': { table: 'delivery_method', label: 'delivery_method.name', scope: buyersThingScope },
};

export interface OptionRequest {
  readonly kind: string;
  readonly q?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly limit: number;
}

/** Names somebody may choose from, those that begin with what is looked for first. */
export async function readOptions(
  sql: Queryable,
  sees: DataScope,
  { kind, q = '', ids, limit }: OptionRequest,
): Promise<Option[]> {
  const source = SOURCES[kind];
  if (!source) return [];
  const values: unknown[] = [];
  const bind = bindInto(values);
  const { table, label, scope } = source;
  const part = q.toLowerCase().replace(/[\\%_]/g, '\\$&');
  const conditions = [
    ...scope(sees, bind, table),
    ...(ids ? [`${table}.id = any(${bind([...ids])}::uuid[])`] : []),
    ...(q === '' ? [] : [`lower(${label}) like ${bind(`%${part}%`)}`]),
  ];
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  const text = `select ${table}.id, ${label} as label, ${table}.status = 'active' as active from ${table} ${where}
    order by lower(${label}) like ${bind(`${part}%`)} desc, lower(${label}), ${table}.id limit ${bind(limit)}`;
  const { rows } = await sql.query<Option>({ text, values });
  return rows;
}
