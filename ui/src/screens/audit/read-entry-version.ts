import { RESOURCES } from '#api/contract/resources/index';
import type { Version } from '#api/contract/resources/history';
import { resourceEndpoints } from '#api/contract/resources/resource';
import { settingsVersions } from '#api/contract/resources/settings';
import { call } from '#ui/client/call';
import type { Row } from '#ui/lists/row-action';
import { resourceName } from './subject-route';

const SETTINGS = 'installation';

/** Whether an entry is a version of something whose history says what changed. */
export const hasVersion = (row: Row): boolean =>
  row['kind'] === 'change' &&
  typeof row['subjectVersion'] === 'number' &&
  (row['subject'] === SETTINGS || resourceOf(row) !== undefined);

/** The version an entry stands for, with each field before and after; null when the history does not have it. */
export async function readEntryVersion(row: Row): Promise<Version | null> {
  const version = Number(row['subjectVersion']);
  const query = { before: version + 1, limit: 1 };
  const resource = resourceOf(row);
  const { items } =
    row['subject'] === SETTINGS
      ? await call(settingsVersions.history, { query })
      : await call(resourceEndpoints(resource!).history, { params: { id: String(row['subjectId']) }, query });
  return items.find((each) => each.version === version) ?? null;
}

const resourceOf = (row: Row) => RESOURCES.find(({ name }) => name === resourceName(String(row['subject'])));
