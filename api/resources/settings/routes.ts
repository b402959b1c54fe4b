import type { Express } from 'express';
import type { EntityManager } from '@mikro-orm/postgresql';
import { INSTALLATION_ID } from '#db/config-version/write-config';
import { Installation } from '#db/entities/installation.entity';
import { readSettings, settingsVersions, updateSettings } from '#api/contract/resources/settings';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { entityTag } from '#api/http/entity-tag';
import type { ResourceParts } from '../engine/resource-parts';
import { mergeChange } from '../engine/merge-change';
import { compareVersions, readRowHistory } from '../engine/read-history';
import {
  SETTINGS_TABLE,
  saveSettings,
  settingsVersion,
  type SavedSettings,
  type SettingsChange,
} from './save-settings';
import { settingsAt } from './settings-at';
import { settingsOf } from './settings-of';

/** The installation's one row of settings: read, changed, looked back at and rolled back like any other piece of configuration. */
export function bindSettings(
  app: Express,
  edge: Edge,
  { pool, orm, secretBox, changes, outboundAllow }: ResourceParts,
): void {
  const shown = (settings: SavedSettings) => ({
    status: 200 as const,
    body: settings,
    headers: { ETag: entityTag(settings.version) },
  });
  const save = async (change: SettingsChange) => {
    const saved = await orm.em
      .fork()
      .transactional((em) => saveSettings(em as EntityManager, { secretBox, outboundAllow }, change));
    changes.announce();
    return shown(saved);
  };

  bindEndpoint(app, edge, readSettings, async () => {
    // The version first: a change in between then meets a conflict instead of being overwritten.
    const version = await settingsVersion(pool);
    return shown({ ...settingsOf(await orm.em.fork().findOneOrFail(Installation, { id: 1 })), version });
  });
  bindEndpoint(app, edge, updateSettings, ({ body, principal, request }) =>
    save({
      principal,
      ifMatch: request.headers['if-match'],
      become: (current) => mergeChange(current, { ...body }, { documents: ['grading'], writeOnly: [] }),
    }),
  );
  bindEndpoint(app, edge, settingsVersions.history, async ({ query }) => ({
    status: 200,
    body: await readRowHistory(pool, SETTINGS_TABLE, INSTALLATION_ID, query),
  }));
  bindEndpoint(app, edge, settingsVersions.diff, async ({ query }) => ({
    status: 200,
    body: { ...query, changes: await compareVersions(pool, SETTINGS_TABLE, INSTALLATION_ID, query) },
  }));
  bindEndpoint(app, edge, settingsVersions.rollback, ({ body: { version }, principal, request }) =>
    save({
      principal,
      ifMatch: request.headers['if-match'],
      note: `rolled back to ${version}`,
      become: (current, sql, row) => settingsAt(sql, secretBox, { version, current, row }),
    }),
  );
}
