import type { z } from 'zod';
import { loadLeadType } from '#db/queries/load-lead-type';
import type { Queryable } from '#db/pool';
import { UserError } from '#domain/kernel/errors';
import type { leadTypeUsageSchema } from '#api/contract/lead-type-usage';
import { andAllOf, bindInto, type DataScope, type EntityScope } from '#db/scope/data-scope';
import { buyersThingScope, campaignScope } from '#db/scope/entity-scopes';
import { leadScope } from '#db/scope/lead-scope';
import { findFieldUses } from './field-uses';
import { searchableFields } from './searchable-fields';

const MOST = 10_000;

/** Every count and name as far as it is in sight. */
function statementOf(id: string, sees: DataScope): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind = bindInto(values);
  const [type, most] = [bind(id), bind(MOST)];
  const of = (scope: EntityScope, alias: string): string => andAllOf(scope(sees, bind, alias));
  const text = `
    select (select count(*)::integer from (select from lead where lead_type_id = ${type}${andAllOf(leadScope(sees, bind))} limit ${most} + 1) as counted) as leads,
      (select count(*)::integer from delivery_account where lead_type_id = ${type}${of(buyersThingScope, 'delivery_account')}) as accounts,
      (select count(*)::integer from delivery_method where lead_type_id = ${type}${of(buyersThingScope, 'delivery_method')}) as methods,
      (select count(*)::integer from lead_form join campaign on campaign.id = lead_form.campaign_id
        where campaign.lead_type_id = ${type}${of(campaignScope, 'campaign')}) as forms,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'aid', aid) order by name) from campaign
        where lead_type_id = ${type}${of(campaignScope, 'campaign')}), '[]') as campaigns`;
  return { text, values };
}

interface Row {
  readonly leads: number;
  readonly accounts: number;
  readonly methods: number;
  readonly forms: number;
  readonly campaigns: { id: string; name: string; aid: number }[];
}

/** What stands on a lead type. Names of what the caller may not see are left out. Throws UserError when the type is out of sight. */
export async function loadLeadTypeUsage(
  sql: Queryable,
  id: string,
  sees: DataScope,
): Promise<z.input<typeof leadTypeUsageSchema>> {
  const type = sees.leadTypeIds?.includes(id) === false ? null : await loadLeadType(sql, id);
  if (!type) throw new UserError('not-found', 'There is nothing with this id.');
  const { rows } = await sql.query<Row>(statementOf(id, sees));
  const { leads, ...rest } = rows[0]!;
  const restricted = sees.buyerIds !== null || sees.sourceIds !== null;
  const fields = restricted
    ? []
    : await findFieldUses(
        sql,
        id,
        type.document.fields.map(({ name }) => name),
      );
  const searchable = await searchableFields(
    sql,
    new Set(type.document.fields.filter(({ searchable: wanted }) => wanted).map(({ name }) => name)),
  );
  return { searchable, leads: { count: Math.min(leads, MOST), more: leads > MOST }, ...rest, fields };
}
