import { readdirSync } from 'node:fs';
import path from 'node:path';
import { resourceNamesOf, type ResourceNames } from '../resource-names';
import type { SkeletonKind } from '../skeleton';
import { takenResources } from '../taken-resources';
import {
  resourceGeneralTab,
  resourceFormScreen,
  resourceListScreen,
  resourceScreenRoutes,
  resourceWords,
} from '../texts/resource-screens';
import {
  resourceBinding,
  resourceContract,
  resourceEntity,
  resourceList,
  resourceListSource,
  resourceMigration,
} from '../texts/resource-server';
import { resourceTest } from '../texts/resource-test';
import { resourceLines } from './resource-lines';

const DIGITS = 4;

function nextMigration(root: string): string {
  const numbers = readdirSync(path.join(root, 'db/migrations')).map((file) => Number(/^\d+/.exec(file)?.[0] ?? 0));
  return String(Math.max(...numbers) + 1).padStart(DIGITS, '0');
}

const pathsOf = ({ kebab, pascal, manyKebab }: ResourceNames, number: string) => ({
  migration: `db/migrations/${number}-${kebab}.ts`,
  entity: `db/entities/${kebab}.entity.ts`,
  contract: `api/contract/resources/${manyKebab}.ts`,
  list: `api/contract/listing/lists/${manyKebab}.ts`,
  source: `db/lists/${manyKebab}.ts`,
  binding: `api/resources/${manyKebab}/index.ts`,
  screens: `ui/src/screens/${manyKebab}`,
  tab: `ui/src/screens/${manyKebab}/${pascal}General.vue`,
  words: `ui/src/words/${manyKebab}.ts`,
  test: `test/unit/api/resources/${kebab}.test.ts`,
});

const nextSteps = (at: ReturnType<typeof pathsOf>): readonly string[] => [
  `${at.contract}: what callers may set, what a role must allow (settings:view and settings:edit until then), and in \`refers\` which fields hold the id of what. Every writable field is registered in test/architecture/members/registry.ts: what decides something moves from SHOWN to READ_BY.`,
  `${at.migration} and ${at.entity}: a column for each; the migration is append only once it has left this machine.`,
  `db/scope/entity-scopes.ts: who sees which rows, if they belong to a buyer, a source or a lead type; then in \`where\` of ${at.source} and in test/kit/matrix/rows.ts too.`,
  `${at.binding}: rules beyond the schema go into \`check\`, other forms of storage into \`columns\` and \`draft\`.`,
  `${at.list} and ${at.source}: the columns of its list.`,
  `${at.tab} and ${at.words}: its fields and what people read; ${at.screens}/routes.ts: icon, place in the menu and the key after g.`,
  'UPDATE_SNAPSHOT=1 npx jest --selectProjects unit -- openapi: the API document.',
  "npm test -- integration --only='entities|access-matrix|lists': its table, who may do what with it, its list, on a real database.",
];

export const resourceSkeleton: SkeletonKind = {
  label: 'thing that is called',
  taken: takenResources,
  write: (given, root) => {
    const names = resourceNamesOf(given);
    const number = nextMigration(root);
    const at = pathsOf(names, number);
    return {
      files: {
        [at.migration]: resourceMigration(names, number),
        [at.entity]: resourceEntity(names),
        [at.contract]: resourceContract(names),
        [at.list]: resourceList(names),
        [at.source]: resourceListSource(names),
        [at.binding]: resourceBinding(names),
        [`${at.screens}/list.ts`]: resourceListScreen(names),
        [`${at.screens}/${names.kebab}-form.ts`]: resourceFormScreen(names),
        [at.tab]: resourceGeneralTab(names),
        [`${at.screens}/routes.ts`]: resourceScreenRoutes(names),
        [at.words]: resourceWords(names),
        [at.test]: resourceTest(names),
      },
      insertions: resourceLines(names, number),
      tests: [
        at.test,
        'test/unit/api/listing',
        'test/unit/ui/list-screens',
        'test/unit/scripts/screens',
        'test/architecture/(schema|members)',
        'test/regressions/audit-in-words',
      ],
      next: nextSteps(at),
    };
  },
};
