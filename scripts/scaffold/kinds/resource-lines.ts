import type { ResourceNames } from '../resource-names';
import type { Insertion } from '../skeleton';

const MATRIX = 'test/kit/matrix';

const contractLines = ({ camel, table, manyKebab, manyCamel }: ResourceNames): readonly Insertion[] => {
  const contracts = 'api/contract/resources/index.ts';
  const lists = 'api/contract/listing/lists/index.ts';
  const subjects = { file: 'api/contract/listing/words.ts', within: 'export const AUDIT_SUBJECTS = [' };
  const importing = (file: string, before: string, name: string): Insertion => ({
    file,
    within: '',
    before,
    text: `import { ${name} } from './${manyKebab}';\n`,
  });
  return [
    importing(contracts, "import { roles } from './roles'", manyCamel),
    { file: contracts, within: 'export const RESOURCES', before: '];', text: `${manyCamel},\n` },
    importing(lists, "import { qualityControl } from './quality-control'", `${camel}List`),
    { file: lists, within: 'export const LISTS', before: '  audit,\n', text: `${camel}List,\n` },
    { ...subjects, before: "'delivery-test'", text: `'${table}',\n` },
    { ...subjects, before: "'audit'", text: `'${manyKebab}',\n` },
  ];
};

const databaseLines = (
  { kebab, pascal, table, manyKebab, manyCamel }: ResourceNames,
  number: string,
): readonly Insertion[] => {
  const lists = 'db/lists/index.ts';
  const entities = 'db/entities/index.ts';
  const migrations = 'db/migrations/index.ts';
  return [
    {
      file: lists,
      within: '',
      before: "import { credentialsSource, rolesSource, usersSource } from './people'",
      text: `import { ${manyCamel}Source } from './${manyKebab}';\n`,
    },
    {
      file: lists,
      within: 'export const LIST_SOURCES',
      before: '  audit: auditSource',
      text: `'${manyKebab}': ${manyCamel}Source,\n`,
    },
    {
      file: entities,
      within: '',
      before: "import { Role } from './role.entity'",
      text: `import { ${pascal} } from './${kebab}.entity';\n`,
    },
    { file: entities, within: 'export const ENTITIES', before: '] as const', text: `${pascal},\n` },
    {
      file: migrations,
      within: '',
      before: '\n/** Every migration in order',
      text: `import { ${pascal}${number} } from './${number}-${kebab}';\n`,
    },
    {
      file: migrations,
      within: 'export const MIGRATIONS',
      before: '];',
      text: `{ name: '${number}-${kebab}', class: ${pascal}${number} },\n`,
    },
    {
      file: 'db/scope/entity-scopes.ts',
      within: 'export const ENTITY_SCOPES',
      before: '};',
      text: `${table}: openToAll,\n`,
    },
  ];
};

const servedLines = ({ kebab, camel, table, manyKebab, manyCamel }: ResourceNames): readonly Insertion[] => {
  const routes = 'api/resources/routes.ts';
  return [
    {
      file: 'api/resources/engine/check-references.ts',
      within: 'const TABLES',
      before: '};',
      text: `'${manyKebab}': '${table}',\n`,
    },
    {
      file: routes,
      within: '',
      before: "import { roleBinding } from './roles/index'",
      text: `import { ${camel}Binding } from './${manyKebab}/index';\n`,
    },
    {
      file: routes,
      within: 'export function bindResources',
      before: '  bindCredentials(app',
      text: `  bindResource(app, edge, parts, ${camel}Binding);\n`,
    },
    {
      file: 'ui/src/words/lists.ts',
      within: '      subject: {',
      before: "        'delivery-test'",
      text: `${table}: '@:${manyCamel}.one',\n`,
    },
    {
      file: 'scripts/screenshots/screens.ts',
      within: 'export const SCREENS',
      before: "  at('credentials'",
      text: `at('${manyKebab}', '/${manyKebab}'),\nat('${kebab}-new', '/${manyKebab}/new'),\n`,
    },
  ];
};

/** What tests must know of every resource: who sees it, one of it, and what becomes of what is written into it. */
const testLines = ({ kebab, camel, pascal, lower, manyKebab }: ResourceNames): readonly Insertion[] => {
  const members = { file: 'test/architecture/members/registry.ts', within: 'export const SHOWN' };
  const rows = `${MATRIX}/rows.ts`;
  const market = `${MATRIX}/market.ts`;
  const why = `'nothing about a ${lower} is limited to buyers, sources or lead types'`;
  return [
    { ...members, before: "'lead-types.industry'", text: `'${manyKebab}.name',\n'${manyKebab}.status',\n` },
    { file: rows, within: 'const RESOURCE_ID', before: '};', text: `'${manyKebab}': (market) => market.${camel}Id,\n` },
    {
      file: rows,
      within: 'const CREATE',
      before: '};\n/** Resources that',
      text: `'${manyKebab}': { body: (market) => ({ name: market.name() }), other: 'common', why: ${why} },\n`,
    },
    { file: rows, within: 'const COMMON', before: "users: 'staff'", text: `'${manyKebab}': ${why},\n` },
    {
      file: market,
      within: '',
      before: "import { newId } from '#db/new-id'",
      text: `import { ${pascal} } from '#db/entities/${kebab}.entity';\n`,
    },
    {
      file: market,
      within: 'interface MatrixMarket',
      before: '  /** Something new',
      text: `readonly ${camel}Id: string;\n`,
    },
    {
      file: market,
      within: 'export async function createMatrixMarket',
      before: '  const market = {',
      text: `const ${camel}Id = (await insertRow(em, ${pascal}, { id: newId(), name: name() })).id;\n`,
    },
    { file: market, within: '  const market = {', before: '    name,\n', text: `${camel}Id,\n` },
  ];
};

/** The lines by which everything that knows all resources gets to know a new one. */
export const resourceLines = (names: ResourceNames, number: string): readonly Insertion[] => [
  ...contractLines(names),
  ...databaseLines(names, number),
  ...servedLines(names),
  ...testLines(names),
];
