import os from 'node:os';
import { memorySettings, POSTGRES_SETTINGS, usableMemory } from '#scripts/stack/postgres/postgres-settings';

const GB = 1024 ** 3;

test.each([
  [8 * GB, '2048MB', '6144MB'],
  [4 * GB, '1024MB', '3072MB'],
  [64 * GB, '2048MB', '6144MB'],
  [0.5 * GB, '256MB', '768MB'],
])('of %i bytes a quarter is kept in memory, within bounds', (bytes, buffers, cache) => {
  expect(memorySettings(bytes)).toEqual({ shared_buffers: buffers, effective_cache_size: cache });
});

test('the private Postgres is sized for this machine', () => {
  expect(usableMemory()).toBeLessThanOrEqual(os.totalmem());
  expect(POSTGRES_SETTINGS).toMatchObject(memorySettings(usableMemory()));
});
