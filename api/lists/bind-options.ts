import type { Express } from 'express';
import type { Pool } from 'pg';
import { readOptions } from '#db/lists/read-options';
import { loadLeadType } from '#db/queries/load-lead-type';
import { inSight } from '#db/scope/data-scope';
import { leadTypeScope } from '#db/scope/entity-scopes';
import { UserError } from '#domain/kernel/errors';
import { listLeadFieldColumns } from '#api/contract/lead-fields';
import { FIELD_PERMISSIONS, OPTION_PERMISSIONS, listLeadTypeFields, listOptions } from '#api/contract/listing/options';
import { demandAnyPermission } from '#api/access/demand-any-permission';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { leadFieldColumns } from './lead-fields';

/** Plain lists of names, and of the fields of a lead type, as far as the caller may see. */
export function bindOptions(app: Express, edge: Edge, pool: Pool): void {
  bindEndpoint(app, edge, listOptions, async ({ params, query, principal }) => {
    demandAnyPermission(principal, OPTION_PERMISSIONS[params.kind]);
    const { ids, ...asked } = query;
    return {
      status: 200,
      body: await readOptions(pool, principal.sees, { kind: params.kind, ...asked, ids: ids?.split(',') }),
    };
  });
  bindEndpoint(app, edge, listLeadTypeFields, async ({ params, principal }) => {
    demandAnyPermission(principal, FIELD_PERMISSIONS);
    const type = (await inSight(pool, leadTypeScope, 'lead_type', principal.sees, params.id))
      ? await loadLeadType(pool, params.id)
      : undefined;
    if (!type) throw new UserError('not-found', 'There is no lead type with this id.');
    const body = type.document.fields.map(({ name, label, kind, required, systemField, options }) => ({
      name,
      label,
      kind,
      required,
      systemField: systemField ?? null,
      options: options?.map(({ value, label: shown }) => ({ value, label: shown ?? value })) ?? null,
    }));
    return { status: 200, body };
  });
  bindEndpoint(app, edge, listLeadFieldColumns, async ({ principal }) => {
    const columns = await leadFieldColumns(pool, principal.sees);
    return {
      status: 200,
      body: {
        items: columns.map(({ name, label, kind, field }) => ({
          name,
          label,
          kind: kind as 'text',
          leadTypes: [...field.leadTypes],
        })),
      },
    };
  });
}
