import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { INSTALLATION_ID, writeConfig } from '#db/config-version/write-config';
import { Installation, type InstallationEntity } from '#db/entities/installation.entity';
import type { Queryable } from '#db/pool';
import { sqlOf } from '#db/sql-of';
import { checkGradingScale } from '#domain/grading/check-grading-scale';
import { checkProviders } from '#domain/grading/providers/check-providers';
import { settingsSchema } from '#api/contract/resources/settings';
import { readBySchema } from '#api/contract/read-by-schema';
import { canonicalJson } from '#domain/kernel/canonical-json';
import { refuseStale } from '#api/http/entity-tag';
import { refuse } from '#api/http/invalid-request';
import type { Principal } from '#api/http/principal';
import type { RowDraft, WriteContext } from '../engine/binding';
import { lastVersion } from '../engine/read-history';
import { reasonsAt } from '../engine/reference';
import { wrongAddresses } from '../sources/wrong-addresses';
import { checkDestinations } from '../destinations/check-destinations';
import { tellOfDestinations } from '../destinations/tell-of-destinations';
import { sealedAiValidation } from './ai-validation-key';
import { sealedProviders } from './grading-provider-keys';
import { demandSecurityRight } from './demand-security-right';
import { checkSingleSignOn } from './check-single-sign-on';
import { settingsDestinations, signInDestinations } from './settings-destinations';
import { sealedSingleSignOn } from './single-sign-on-secret';
import { tellOfSingleSignOn } from './tell-of-single-sign-on';
import { recordedSettings, settingsOf } from './settings-of';

/** The table the history knows the settings by. */
export const SETTINGS_TABLE = 'installation';
export type SettingsParts = Pick<WriteContext, 'secretBox' | 'outboundAllow'>;
export type SavedSettings = ReturnType<typeof settingsOf> & { readonly version: number };

export interface SettingsChange {
  readonly principal: Principal;
  readonly ifMatch: string | undefined;
  readonly note?: string;
  /** What the settings shall become, from what they are. */
  become(current: RowDraft, sql: Queryable, row: InstallationEntity): RowDraft | Promise<RowDraft>;
}

/** Settings that were never changed are at version 1, before anything was written down. */
export async function settingsVersion(sql: Queryable): Promise<number> {
  return (await lastVersion(sql, SETTINGS_TABLE, INSTALLATION_ID))?.version ?? 1;
}

/** Changes the settings under their lock, with all checks and a version in the history. A change that changes nothing writes nothing. */
export async function saveSettings(
  em: EntityManager,
  parts: SettingsParts,
  change: SettingsChange,
): Promise<SavedSettings> {
  const sql = sqlOf(em);
  const row = await em.findOneOrFail(Installation, { id: 1 }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const last = await lastVersion(sql, SETTINGS_TABLE, INSTALLATION_ID);
  const version = last?.version ?? 1;
  const { principal, ifMatch, note } = change;
  const { actor } = principal;
  refuseStale(ifMatch, version, 'the settings');
  const [current, before] = [settingsOf(row), recordedSettings(row)];
  const columns = await checked(em, row, parts, await change.become(current, sql, row));
  const places = settingsDestinations(row);
  const provider = row.singleSignOn;
  em.assign(row, columns, { mergeObjectProperties: false });
  const after = recordedSettings(row);
  if (canonicalJson(before) === canonicalJson(after)) return { ...current, version };
  await demandSecurityRight(sql, principal, before, after);
  await em.flush();
  const entry = { entity: SETTINGS_TABLE, entityId: INSTALLATION_ID };
  // What the installation began with is a version too: the first change can be taken back.
  if (!last) await writeConfig(sql, { ...entry, version, actor: 'system', before: null, after: before });
  await writeConfig(sql, { ...entry, version: version + 1, actor, before, after, note });
  await tellOfDestinations(sql, principal, {
    what: 'AI validation and grading providers, in the settings',
    before: places.map(({ url }) => url),
    after: settingsDestinations(row).map(({ url }) => url),
  });
  await tellOfSingleSignOn(sql, principal, provider, row.singleSignOn);
  return { ...settingsOf(row), version: version + 1 };
}

/** The columns of what was asked for. Throws InvalidRequest. */
async function checked(
  em: EntityManager,
  row: InstallationEntity,
  { secretBox, outboundAllow = [] }: SettingsParts,
  wanted: RowDraft,
) {
  const parsed = readBySchema(settingsSchema, wanted);
  if (!parsed.success)
    return refuse('invalid-fields', 'See errors for what is wrong with each field.', parsed.problems);
  const aiValidation = sealedAiValidation(secretBox, parsed.data.aiValidation, row.aiValidation);
  const gradingProviders = sealedProviders(secretBox, parsed.data.gradingProviders, row.gradingProviders);
  const problems = [
    ...reasonsAt('grading', checkGradingScale(parsed.data.grading)),
    ...reasonsAt('gradingProviders', [...checkProviders(parsed.data.gradingProviders), ...gradingProviders.problems]),
  ];
  const { outboundHosts: hosts } = parsed.data;
  const known = canonicalJson(hosts) === canonicalJson(row.outboundHosts) ? destinationsOf(row) : [];
  problems.push(...checkDestinations(destinationsOf(parsed.data), known, { hosts, outboundAllow }));
  problems.push(...wrongAddresses('apiAccessRules', parsed.data.apiAccessRules));
  const singleSignOn = sealedSingleSignOn(secretBox, parsed.data.singleSignOn, row.singleSignOn);
  problems.push(...singleSignOn.problems, ...(await checkSingleSignOn(em, parsed.data.singleSignOn)));
  if (parsed.data.currency !== row.currency && (await hasLeads(em)))
    problems.push({ field: 'currency', code: 'fixed', message: 'The currency cannot change once there are leads.' });
  if (aiValidation === 'key-needed')
    problems.push({
      field: 'aiValidation.key',
      code: 'key-needed',
      message: 'The address is another one: enter the key again, so that the stored one is not sent to a stranger.',
    });
  if (problems.length > 0 || aiValidation === 'key-needed')
    return refuse('invalid-fields', 'See errors for what is wrong with each field.', problems);
  return { ...parsed.data, aiValidation, gradingProviders: gradingProviders.stored, singleSignOn: singleSignOn.stored };
}

const destinationsOf = (
  settings: Parameters<typeof settingsDestinations>[0] & Parameters<typeof signInDestinations>[0],
) => [...settingsDestinations(settings), ...signInDestinations(settings)];

async function hasLeads(em: EntityManager): Promise<boolean> {
  const { rows } = await sqlOf(em).query<{ some: boolean }>('select exists (select 1 from lead) as some');
  return rows[0]?.some === true;
}
