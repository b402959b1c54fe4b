import { LockMode } from '@mikro-orm/core';
import type { Express } from 'express';
import type { EntityManager } from '@mikro-orm/postgresql';
import { INSTALLATION_ID, writeConfig } from '#db/config-version/write-config';
import { Installation, type InstallationEntity } from '#db/entities/installation.entity';
import { sqlOf } from '#db/sql-of';
import { UserError } from '#domain/kernel/errors';
import { securitySchema } from '#domain/access/security.schema';
import type { Json } from '#domain/kernel/json';
import { checkGradingScale } from '#domain/grading/check-grading-scale';
import { readSettings, settingsSchema, updateSettings } from '#api/contract/resources/settings';
import { bindEndpoint, fieldProblems, type Edge } from '#api/http/bind-endpoint';
import { refuse } from '#api/http/invalid-request';
import type { ResourceParts } from '../engine/bind-resource';
import { wrongAddresses } from '../sources/wrong-addresses';
import { mergeChange } from '../engine/merge-change';
import { reasonsAt } from '../engine/reference';

type Settings = ReturnType<typeof settingsOf>;

/** The installation's one row of settings. */
export function bindSettings(app: Express, edge: Edge, parts: ResourceParts): void {
  bindEndpoint(app, edge, readSettings, async () => {
    const row = await parts.orm.em.fork().findOneOrFail(Installation, { id: 1 });
    return { status: 200, body: settingsOf(row), headers: { ETag: `"${row.configVersion}"` } };
  });
  bindEndpoint(app, edge, updateSettings, async ({ body, principal, request }) => {
    const saved = await parts.orm.em.fork().transactional((em) => save(em as EntityManager, body, principal.actor, request.headers['if-match']));
    parts.changes.announce();
    return { status: 200, body: saved.settings, headers: { ETag: `"${saved.version}"` } };
  });
}

async function save(em: EntityManager, change: object, actor: string, ifMatch: string | undefined): Promise<{ settings: Settings; version: number }> {
  const row = await em.findOneOrFail(Installation, { id: 1 }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== `"${row.configVersion}"`) throw new UserError('version-conflict', 'Something was changed in the meantime; read the settings again.');
  const before = settingsOf(row);
  const parsed = settingsSchema.safeParse(mergeChange(before, { ...change }, { documents: ['grading'], writeOnly: [] }));
  if (!parsed.success) return refuse('invalid-fields', 'See errors for what is wrong with each field.', fieldProblems(parsed.error));
  const problems = reasonsAt('grading', checkGradingScale(parsed.data.grading));
  problems.push(...wrongAddresses('apiAccessRules', parsed.data.apiAccessRules));
  if (parsed.data.currency !== row.currency && (await hasLeads(em))) problems.push({ field: 'currency', code: 'fixed', message: 'The currency cannot change once there are leads.' });
  if (problems.length > 0) return refuse('invalid-fields', 'See errors for what is wrong with each field.', problems);
  em.assign(row, parsed.data, { mergeObjectProperties: false });
  await em.flush();
  const sql = sqlOf(em);
  const { rows } = await sql.query<{ next: number }>('select coalesce(max(version), 0)::integer + 1 as next from config_version where entity = $1', ['installation']);
  const after = settingsOf(row);
  const version = await writeConfig(sql, { entity: 'installation', entityId: INSTALLATION_ID, version: rows[0]?.next ?? 1, actor, before: plain(before), after: plain(after) });
  return { settings: after, version };
}

/** A copy that is nothing but JSON. */
const plain = (settings: Settings): Json => JSON.parse(JSON.stringify(settings)) as Json;

async function hasLeads(em: EntityManager): Promise<boolean> {
  const { rows } = await sqlOf(em).query<{ some: boolean }>('select exists (select 1 from lead) as some');
  return rows[0]?.some === true;
}

function settingsOf({ name, currency, timeZone, grading, automation, distribution, names, security, apiAccessRules }: InstallationEntity) {
  return { name, currency, timeZone, grading, automation, distribution, names, security: securitySchema.parse(security), apiAccessRules };
}
