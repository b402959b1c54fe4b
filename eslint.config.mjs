import tseslint from 'typescript-eslint';

/** The import table of the architecture: from each folder, everything that is not listed here is refused. */
const SUBPATHS = ['domain', 'workflows', 'activities', 'api', 'db', 'config', 'temporal', 'scripts', 'test'];
const TABLE = {
  domain: [],
  workflows: ['domain', 'activities'],
  temporal: ['domain', 'db', 'config'],
  activities: ['domain', 'db', 'config', 'temporal', 'scripts/stack/exit-with-parent'],
  api: ['domain', 'db', 'config', 'temporal', 'scripts/stack/exit-with-parent'],
  db: ['domain'],
  config: [],
};
const NODE_BUILTINS = ['node:*', 'fs', 'path', 'crypto', 'http', 'net', 'os', 'child_process'];
const ORM = ['@mikro-orm/*', 'pg'];

function boundary(folder, allowed, extra = []) {
  const refused = SUBPATHS.filter((name) => name !== folder && !allowed.includes(name));
  const partly = allowed.filter((name) => name.includes('/'));
  const patterns = refused.map((name) => ({
    group: [`#${name}/**`, ...partly.filter((entry) => entry.startsWith(`${name}/`)).map((entry) => `!#${entry}`)],
    message: `${folder}/ may not import ${name}/ (docs/adr/0001)`,
  }));
  return {
    files: [`${folder}/**/*.ts`],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [...patterns, ...extra] }] },
  };
}

export default tseslint.config(
  { ignores: ['node_modules/**', 'dist/**', '.leadrail/**', 'coverage/**', 'ui/**', 'scripts/bootstrap.mjs', '*.mjs'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', prefer: 'type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-require-imports': 'error',
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }],
      eqeqeq: 'error',
      complexity: ['error', 14],
      'max-params': ['error', 6],
    },
  },
  boundary('domain', TABLE.domain, [{ group: [...NODE_BUILTINS, ...ORM, '@temporalio/*', 'express', 'axios'], message: 'domain/ is pure' }]),
  boundary('workflows', TABLE.workflows, [
    { group: ['zod', ...NODE_BUILTINS, ...ORM], message: 'workflows/ run replayed: no libraries, no Node' },
    { regex: '^#domain/(?!protocol/|kernel/)', allowTypeImports: true, message: 'workflows/ may call only #domain/protocol and #domain/kernel' },
    { regex: '^#activities/', allowTypeImports: true, message: 'workflows/ know activities by type only' },
  ]),
  boundary('temporal', TABLE.temporal),
  boundary('activities', TABLE.activities),
  boundary('api', TABLE.api),
  boundary('db', TABLE.db),
  boundary('config', TABLE.config),
  {
    files: ['domain/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'crypto', 'setTimeout', 'setInterval', 'fetch'],
      'no-restricted-properties': ['error', { object: 'Date', property: 'now' }, { object: 'Math', property: 'random' }],
      'no-restricted-syntax': ['error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is an argument.' }],
    },
  },
  {
    files: ['domain/**/*.ts', 'activities/**/*.ts', 'api/**/*.ts', 'db/**/*.ts', 'temporal/**/*.ts', 'workflows/**/*.ts'],
    rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Configuration comes from config/.' }, { object: 'Math', property: 'random' }] },
  },
);
