import { quotedNames } from '../quoted-names';
import type { SkeletonKind } from '../skeleton';

const SCHEMA = 'domain/fields/lead-type.schema.ts';
const REGISTRY = 'domain/fields/registry.ts';
const WORDS = 'ui/src/words/lead-types.ts';
const KINDS = 'export const FIELD_KINDS = [';

export const fieldSkeleton: SkeletonKind = {
  label: 'kind of field',
  taken: (root) => quotedNames(root, SCHEMA, [KINDS, '] as const']),
  write: ({ kebab, camel, words }) => {
    const constant = `${camel}Field`;
    const file = `domain/fields/types/${kebab}.ts`;
    const test = `test/unit/domain/fields/types/${kebab}.test.ts`;
    return {
      files: {
        [file]: `
import type { FieldType } from '../field-type';
import { parseText } from '../parse-text';
import { refusedValue } from '../refuse';

const MOST_CHARACTERS = 50;
const FORM = /^[A-Z0-9]+$/;

/** Capital letters and digits; small letters and blanks in between are understood. */
export const ${constant}: FieldType = {
  kind: '${kebab}',
  label: '${words}',
  valueType: 'text',
  longest: () => MOST_CHARACTERS,
  parse: parseText((given, settings) => {
    const value = given.replace(/\\s+/g, '').toUpperCase();
    return value.length <= MOST_CHARACTERS && FORM.test(value)
      ? { ok: true, value }
      : refusedValue(settings, 'not-a-${kebab}', 'must be up to 50 letters and digits.');
  }),
  format: (value) => (typeof value === 'string' ? value : ''),
  examples: {
    accepted: [
      { raw: ' ab 12 ', value: 'AB12', formatted: 'AB12' },
      { raw: 'X9', value: 'X9', formatted: 'X9' },
    ],
    refused: [
      { raw: 'ab-12', code: 'not-a-${kebab}' },
      { raw: 'x'.repeat(51), code: 'not-a-${kebab}' },
    ],
  },
};
`,
        [test]: `
import { ${constant} } from '#domain/fields/types/${kebab}';
import { fieldSettings } from '#test/kit/field-settings';

const settings = fieldSettings('Given', '${kebab}');

test('${words}: reads capital letters and digits kindly', () => {
  expect(${constant}.parse(' ab 12 ', settings)).toEqual({ ok: true, value: 'AB12' });
  expect(${constant}.parse('ab-12', settings)).toMatchObject({ ok: false, reason: { code: 'not-a-${kebab}' } });
});

test('${words}: writes what it reads', () => expect(${constant}.format('AB12', settings)).toBe('AB12'));
`,
      },
      insertions: [
        { file: SCHEMA, within: KINDS, before: '] as const', text: `'${kebab}',\n` },
        {
          file: REGISTRY,
          within: '',
          before: "import { calculated } from './types/calculated'",
          text: `import { ${constant} } from './types/${kebab}';\n`,
        },
        { file: REGISTRY, within: 'export const FIELD_TYPES', before: '};', text: `'${kebab}': ${constant},\n` },
        { file: WORDS, within: '    kinds: {', before: '    },', text: `'${kebab}': '${words}',\n` },
        { file: WORDS, within: '    kindHelp: {', before: '    },', text: `'${kebab}': 'Letters and digits.',\n` },
      ],
      tests: [test, 'test/conformance/fields'],
      next: [
        `${file}: parse strictly but kindly, format, value type, examples and refused examples; they are tests already.`,
        `${WORDS}: what people read of it.`,
        'db/lists/lead-field-kind.ts, when lists should compare it as something other than text.',
        'ui/src/screens/lead/fields/LeadFieldInput.vue and api/intake/forms/render-input.ts, when it is chosen rather than typed.',
        'UPDATE_SNAPSHOT=1 npx jest --selectProjects unit -- openapi: the API document.',
      ],
    };
  },
};
