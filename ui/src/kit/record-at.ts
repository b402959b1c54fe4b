import type { RouteLocationNormalized } from 'vue-router';

/** Names the screen and the record that an address shows: another tab of a record is the same, another record is not. */
export const recordAt = ({ name, params }: Pick<RouteLocationNormalized, 'name' | 'params'>): string =>
  JSON.stringify([name, { ...params, tab: undefined }]);
