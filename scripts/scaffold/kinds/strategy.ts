import type { SkeletonKind } from '../skeleton';
import { quotedNames } from '../quoted-names';

const ENUM = 'orderingStrategySchema = z.enum([';
const SCHEMA = 'domain/lead/campaign.schema.ts';
const REGISTRY = 'domain/ordering/registry.ts';

export const strategySkeleton: SkeletonKind = {
  label: 'distribution strategy',
  taken: (root) => [...quotedNames(root, SCHEMA, [ENUM, ']']), 'system'],
  write: ({ kebab, pascal, words }) => {
    const file = `domain/ordering/by-${kebab}.ts`;
    const test = `test/unit/domain/ordering/by-${kebab}.test.ts`;
    return {
      files: {
        [file]: `
import type { OrderingStrategy } from './strategy';

/** By chance alone, the same for the same lead; bids do not change it. */
export const by${pascal}: OrderingStrategy = {
  id: '${kebab}',
  label: '${words}',
  order: (ranked) => [...ranked].sort((a, b) => a.draw - b.draw).map(({ candidate }) => candidate),
  reorder: (candidates) => candidates,
};
`,
        [test]: `
import { toCandidate } from '#domain/distribution/to-candidate';
import { by${pascal} } from '#domain/ordering/by-${kebab}';
import { account } from '#test/kit/builders/routing';

const OPTIONS = { priceOptimization: false, slots: 3 };
const ranked = (id: string, draw: number) => ({ candidate: toCandidate(account(id), false), priority: 0, draw });

test('${words}: who is drawn first is tried first', () => {
  const ordered = by${pascal}.order([ranked('a', 0.7), ranked('b', 0.2), ranked('c', 0.5)], OPTIONS);
  expect(ordered.map(({ accountId }) => accountId)).toEqual(['b', 'c', 'a']);
  expect(by${pascal}.reorder(ordered, OPTIONS)).toEqual(ordered);
});
`,
      },
      insertions: [
        { file: SCHEMA, within: ENUM, before: ']', text: `, '${kebab}'` },
        {
          file: REGISTRY,
          within: '',
          before: "import type { OrderingStrategy } from './strategy'",
          text: `import { by${pascal} } from './by-${kebab}';\n`,
        },
        { file: REGISTRY, within: 'ORDERING_STRATEGIES', before: '};', text: `'${kebab}': by${pascal},\n` },
        { file: 'ui/src/words/campaigns.ts', within: 'automations: {', before: '}', text: `'${kebab}': '${words}',\n` },
        { file: 'ui/src/words/settings.ts', within: 'strategies: {', before: '}', text: `, '${kebab}': '${words}'` },
        {
          file: 'ui/src/words/settings.ts',
          within: "priority: 'Accounts with priority 0",
          before: '      },',
          text: `'${kebab}': 'Who is asked first is drawn for each lead.',\n`,
        },
      ],
      tests: [test, 'test/conformance/ordering'],
      next: [
        `${file}: order candidates from plain facts; chance comes from the draw only. Say the rule in one sentence with an example.`,
        `${test}: the cases of that rule.`,
        'ui/src/words/campaigns.ts and settings.ts: what people read of it.',
        'UPDATE_SNAPSHOT=1 npx jest --selectProjects unit -- openapi: the API document.',
      ],
    };
  },
};
