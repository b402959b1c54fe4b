import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ACTION_NAMES } from '#api/contract/actions';
import { ENDPOINTS } from '#api/contract/endpoints';
import { buildOpenapi } from '#api/openapi';
import { LEAD_ACTIONS } from '#domain/protocol/lead-actions';

const SNAPSHOT = path.resolve(__dirname, '../../../api/openapi.json');

test('the committed OpenAPI document is the one the contract yields', () => {
  const current = `${JSON.stringify(buildOpenapi(), null, 2)}\n`;
  if (process.env['UPDATE_SNAPSHOT'] === '1') writeFileSync(SNAPSHOT, current);
  expect(readFileSync(SNAPSHOT, 'utf8')).toBe(current);
});

test('every operation has an id and a path of its own', () => {
  expect(new Set(ENDPOINTS.map((endpoint) => endpoint.id)).size).toBe(ENDPOINTS.length);
  expect(new Set(ENDPOINTS.map((endpoint) => `${endpoint.method} ${endpoint.path}`)).size).toBe(ENDPOINTS.length);
});

test('the contract offers exactly the actions the protocol knows', () => {
  expect([...ACTION_NAMES].sort()).toEqual(Object.keys(LEAD_ACTIONS).sort());
});
