import type { ResourceNames } from '../resource-names';

/** The unit test of a resource: its declarations fit together. */
export const resourceTest = ({ kebab, camel, pascal, words, manyKebab, manyCamel }: ResourceNames): string => `
import { ${pascal} } from '#db/entities/${kebab}.entity';
import { ENTITY_SCOPES } from '#db/scope/entity-scopes';
import { AUDIT_SUBJECTS } from '#api/contract/listing/words';
import { RESOURCES } from '#api/contract/resources/index';
import { ${manyCamel} } from '#api/contract/resources/${manyKebab}';
import { ${camel}Binding } from '#api/resources/${manyKebab}/index';

test('${words}: takes a name and nothing it does not know, and is switched on', () => {
  expect(${manyCamel}.writable.parse({ name: ' Blue ' })).toEqual({ name: 'Blue', status: 'active' });
  expect(${manyCamel}.writable.safeParse({ name: ' ' }).success).toBe(false);
  expect(${manyCamel}.writable.safeParse({ name: 'Blue', other: 1 }).success).toBe(false);
});

test('${words}: is stored as the contract has it', () => {
  const { writable, readOnly } = ${manyCamel};
  expect(Object.keys(${pascal}.meta.properties).sort()).toEqual(
    [...Object.keys(writable.shape), ...Object.keys(readOnly.shape)].sort(),
  );
});

test('${words}: is served, with who sees it and a line in the audit log', () => {
  const { contract, table } = ${camel}Binding;
  expect(RESOURCES).toContain(contract);
  expect(table).toBe(${pascal}.meta.tableName);
  expect(Object.keys(ENTITY_SCOPES)).toContain(table);
  expect(AUDIT_SUBJECTS).toEqual(expect.arrayContaining([table, contract.name]));
});
`;
