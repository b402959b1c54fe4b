import { importsOf, sourceFiles } from '#test/kit/source-files';

/** The import table of ADR 0001 as an allow-list; ESLint says the same while one types, this says it whatever the lint config says. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  domain: ['domain'],
  workflows: ['workflows', 'domain'],
  temporal: ['temporal', 'domain', 'db', 'config'],
  activities: ['activities', 'domain', 'db', 'config', 'temporal', 'scripts'],
  api: ['api', 'domain', 'db', 'config', 'temporal', 'scripts'],
  db: ['db', 'domain', 'config'],
  config: ['config'],
};
/** Libraries by folder; absent = any. */
const LIBRARIES: Record<string, RegExp> = {
  domain: /^(jsonata|re2js|fast-xml-parser|liquidjs)$/,
  workflows: /^@temporalio\/workflow$/,
  config: /^(zod|pino|node:.*)$/,
};

const topOf = (specifier: string) => /^#([a-z]+)\//.exec(specifier)?.[1];

describe.each(Object.keys(MAY_IMPORT))('%s/', (folder) => {
  const files = sourceFiles([folder]).filter((file) => file.startsWith(`${folder}/`));

  it('imports only the folders it may', () => {
    const wrong = files.flatMap((file) => importsOf(file)
      .filter(({ from, typeOnly }) => {
        const top = topOf(from);
        if (top === undefined || MAY_IMPORT[folder]!.includes(top)) return false;
        return !(folder === 'workflows' && top === 'activities' && typeOnly);
      })
      .map(({ from }) => `${file} → ${from}`));
    expect(wrong).toEqual([]);
  });

  it('imports only the libraries it may', () => {
    const allowed = LIBRARIES[folder];
    if (!allowed) return;
    const wrong = files.flatMap((file) => importsOf(file)
      .filter(({ from }) => !from.startsWith('.') && !from.startsWith('#') && !allowed.test(from))
      .filter(({ from }) => !(folder === 'domain' && from === 'zod' && file.endsWith('.schema.ts')))
      .filter(({ from, typeOnly }) => !(folder === 'domain' && from === 'zod' && typeOnly))
      .map(({ from }) => `${file} → ${from}`));
    expect(wrong).toEqual([]);
  });
});

describe('workflows/', () => {
  it('call nothing of the domain but its protocol and kernel, so that formulas stay recorded instead of replayed', () => {
    const wrong = sourceFiles(['workflows']).flatMap((file) => importsOf(file)
      .filter(({ from, typeOnly }) => from.startsWith('#domain/') && !typeOnly && !/^#domain\/(protocol|kernel)\//.test(from))
      .map(({ from }) => `${file} → ${from}`));
    expect(wrong).toEqual([]);
  });
});

describe('domain/protocol', () => {
  it('depends on nothing but the kernel and types, since it is replayed', () => {
    const wrong = sourceFiles(['domain/protocol']).flatMap((file) => importsOf(file)
      .filter(({ from, typeOnly }) => from.startsWith('../') && !typeOnly && !from.startsWith('../kernel/'))
      .map(({ from }) => `${file} → ${from}`));
    expect(wrong).toEqual([]);
  });
});

describe('api/', () => {
  it('keeps its contract free of the server', () => {
    const wrong = sourceFiles(['api/contract']).flatMap((file) => importsOf(file)
      .filter(({ from }) => from.startsWith('#') && !/^#(domain\/kernel\/|api\/contract\/|domain\/.*\.schema$)/.test(from))
      .filter(({ typeOnly }) => !typeOnly)
      .map(({ from }) => `${file} → ${from}`));
    expect(wrong).toEqual([]);
  });
});
