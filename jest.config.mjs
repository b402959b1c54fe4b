const THREADS = { '^\\./thread-entry$': '<rootDir>/test/kit/thread-entry.ts' };
const shared = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.(t|j|mj)s$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  // Written as ES modules alone, which jest reads only compiled.
  transformIgnorePatterns: ['/node_modules/(?!(openid-client|oauth4webapi|jose)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.leadrail/'],
  // Threads run outside of jest: their entry compiles the sources for itself.
  moduleNameMapper: THREADS,
  setupFiles: ['<rootDir>/test/kit/fix-seed.ts'],
};
const project = (name, folders, extra = {}) => ({
  ...shared,
  displayName: name,
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
  ...extra,
});

export default {
  testTimeout: 60_000,
  projects: [
    project('unit', ['unit', 'regressions'], {
      moduleNameMapper: { ...THREADS, '\\.vue$': '<rootDir>/test/kit/vue-file.ts' },
    }),
    project('conformance', ['conformance']),
    project('architecture', ['architecture']),
    project('replay', ['replay']),
    project('integration', ['integration'], {
      setupFiles: ['<rootDir>/test/kit/fix-seed.ts', '<rootDir>/test/kit/use-stack.ts'],
    }),
    project('scenarios', ['scenarios'], {
      setupFiles: ['<rootDir>/test/kit/fix-seed.ts', '<rootDir>/test/kit/use-stack.ts'],
    }),
    project('ui', ['ui'], { setupFiles: ['<rootDir>/test/kit/fix-seed.ts', '<rootDir>/test/kit/use-stack.ts'] }),
    project('crash', ['crash'], { setupFiles: ['<rootDir>/test/kit/fix-seed.ts', '<rootDir>/test/kit/use-stack.ts'] }),
  ],
};
