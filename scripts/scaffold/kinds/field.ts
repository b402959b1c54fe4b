import { quotedNames } from '../quoted-names';
import type { SkeletonKind } from '../skeleton';
import { fieldTest, fieldType } from '../texts/field';

const SCHEMA = 'domain/fields/lead-type.schema.ts';
const REGISTRY = 'domain/fields/registry.ts';
const WORDS = 'ui/src/words/lead-types.ts';
const KINDS = 'export const FIELD_KINDS = [';

export const fieldSkeleton: SkeletonKind = {
  label: 'kind of field',
  taken: (root) => quotedNames(root, SCHEMA, [KINDS, '] as const']),
  write: (names) => {
    const { kebab, camel, words } = names;
    const constant = `${camel}Field`;
    const file = `domain/fields/types/${kebab}.ts`;
    const test = `test/unit/domain/fields/types/${kebab}.test.ts`;
    return {
      files: { [file]: fieldType(names), [test]: fieldTest(names) },
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
