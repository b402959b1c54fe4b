import { quotedNames } from '../quoted-names';
import type { SkeletonKind } from '../skeleton';

const ACTIONS = 'domain/protocol/lead-actions.ts';
const PAYLOADS = 'domain/protocol/action-payloads.schema.ts';
const HANDLERS = 'activities/actions/handle-action.ts';
const SPECS = 'ui/src/screens/leads/actions/action-specs.ts';
const NAMES = 'export const LEAD_ACTIONS = {';
const WORDS = [
  ['ui/src/words/leads.ts', '    actions: {', '    },'],
  ['ui/src/words/leads.ts', '    done: {', '    },'],
  ['ui/src/words/process.ts', '    actions: {', '    },'],
  ['ui/src/words/lists.ts', "        'send-to': ", '      },'],
] as const;

export const actionSkeleton: SkeletonKind = {
  label: 'manual action',
  taken: (root) => [...quotedNames(root, ACTIONS, [NAMES, '} as const']), 'find-buyer'],
  write: ({ kebab, camel, words }) => {
    const constant = `${camel}Action`;
    const file = `activities/actions/${kebab}.ts`;
    const test = `test/unit/domain/protocol/${kebab}-action.test.ts`;
    return {
      files: {
        [file]: `
import type { ActionHandler } from './action-context';

/** Books nothing of its own: the action stands in the lead's history with its note, and the workflow has nothing to do. */
export const ${constant}: ActionHandler<'${kebab}'> = async () => ({ kind: 'none' });
`,
        [test]: `
import { ACTION_PAYLOADS } from '#domain/protocol/action-payloads.schema';
import { actionAllowed } from '#domain/protocol/lead-actions';

test('${words}: possible of a lead that is closed, not of one in delivery', () => {
  expect(actionAllowed('${kebab}', 'closed')).toBe(true);
  expect(actionAllowed('${kebab}', 'distributing')).toBe(false);
});

test('${words}: takes a note and nothing else', () => {
  const payload = ACTION_PAYLOADS['${kebab}'];
  expect(payload.parse({ note: ' why ' })).toEqual({ note: 'why' });
  expect(payload.safeParse({ other: 1 }).success).toBe(false);
});
`,
      },
      insertions: [
        { file: ACTIONS, within: NAMES, before: '} as const', text: `'${kebab}': ['closed'],\n` },
        {
          file: PAYLOADS,
          within: 'export const ACTION_PAYLOADS',
          before: '} as const',
          text: `'${kebab}': z.strictObject({ note }),\n`,
        },
        {
          file: HANDLERS,
          within: '',
          before: 'import { settleDone }',
          text: `import { ${constant} } from './${kebab}';\n`,
        },
        { file: HANDLERS, within: 'const ACTION_HANDLERS', before: '};', text: `'${kebab}': ${constant},\n` },
        {
          file: SPECS,
          within: 'const SPECS',
          before: '];',
          text: `{ ...work, verb: '${kebab}', icon: mdiPlayCircleOutline, asks: ['note'] },\n`,
        },
        ...WORDS.map(([at, within, before]) => ({ file: at, within, before, text: `'${kebab}': '${words}',\n` })),
      ],
      tests: [test, 'test/unit/domain/protocol'],
      next: [
        `${ACTIONS}: the stages in which it makes sense; ${PAYLOADS}: what it needs to know.`,
        `${file}: book it in one transaction that is safe to repeat; refuse with a UserError; answer what the workflow has to do next. An action that changes the lead's stage is settled (settle-done.ts) in that same transaction.`,
        `${SPECS}: its icon, what is asked first, of which deliveries; and the menus that offer it (LeadsScreen.vue, LeadActionBar.vue). Words: leads.ts, process.ts, lists.ts.`,
        'A scenario in test/scenarios/actions.test.ts.',
        'UPDATE_SNAPSHOT=1 npx jest --selectProjects unit -- openapi: the API document.',
      ],
    };
  },
};
