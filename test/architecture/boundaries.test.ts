import path from 'node:path';
import { everyImportOf, read, sourceFiles } from '#test/kit/source-files';

/** The import table of ADR 0001 as an allow-list; ESLint says the same while one types, this says it whatever the lint config says. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  domain: ['domain'],
  workflows: ['workflows', 'domain'],
  temporal: ['temporal', 'domain', 'db', 'config'],
  activities: ['activities', 'domain', 'db', 'config', 'temporal', 'threads', 'outbound', 'scripts'],
  api: ['api', 'domain', 'db', 'config', 'temporal', 'threads', 'outbound', 'scripts'],
  db: ['db', 'domain', 'config'],
  config: ['config'],
  threads: ['threads', 'domain'],
  outbound: ['outbound', 'domain'],
};
/** Libraries by folder; absent = any. */
const LIBRARIES: Record<string, RegExp> = {
  domain: /^(jsonata|re2js|fast-xml-parser|liquidjs)$/,
  workflows: /^@temporalio\/workflow$/,
  threads: /^node:(worker_threads|path)$/,
  config: /^(zod|pino|node:.*)$/,
  outbound: /^(axios|ipaddr\.js|node:.*)$/,
};

/** The folder of the project that an import leads to, however it is written; undefined for a library. */
const topOf = (file: string, specifier: string): string | undefined =>
  specifier.startsWith('.')
    ? path.posix.join(path.posix.dirname(file), specifier).split('/')[0]
    : /^#([a-z]+)\//.exec(specifier)?.[1];

describe.each(Object.keys(MAY_IMPORT))('%s/', (folder) => {
  const files = sourceFiles([folder]).filter((file) => file.startsWith(`${folder}/`));

  it('imports only the folders it may', () => {
    const wrong = files.flatMap((file) =>
      everyImportOf(file)
        .filter(({ from, typeOnly }) => {
          const top = topOf(file, from);
          if (top === undefined || MAY_IMPORT[folder]!.includes(top)) return false;
          return !(folder === 'workflows' && top === 'activities' && typeOnly);
        })
        .map(({ from }) => `${file} → ${from}`),
    );
    expect(wrong).toEqual([]);
  });

  it('imports only the libraries it may', () => {
    const allowed = LIBRARIES[folder];
    if (!allowed) return;
    const wrong = files.flatMap((file) =>
      everyImportOf(file)
        .filter(({ from }) => !from.startsWith('.') && !from.startsWith('#') && !allowed.test(from))
        .filter(({ from }) => !(folder === 'domain' && from === 'zod' && file.endsWith('.schema.ts')))
        .filter(({ from, typeOnly }) => !(folder === 'domain' && from === 'zod' && typeOnly))
        .map(({ from }) => `${file} → ${from}`),
    );
    expect(wrong).toEqual([]);
  });
});

test('an import is seen however it is written', () => {
  expect(topOf('api/http/x.ts', '../../activities/worker')).toBe('activities');
  expect(topOf('api/http/x.ts', '#db/pool')).toBe('db');
  expect(topOf('api/http/x.ts', 'express')).toBeUndefined();
});

describe('workflows/', () => {
  it('call nothing of the domain but its protocol, kernel and words, so that formulas stay recorded instead of replayed', () => {
    const wrong = sourceFiles(['workflows']).flatMap((file) =>
      everyImportOf(file)
        .filter(
          ({ from, typeOnly }) =>
            from.startsWith('#domain/') && !typeOnly && !/^#domain\/(protocol|kernel|words)\//.test(from),
        )
        .map(({ from }) => `${file} → ${from}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('domain/protocol', () => {
  it('depends on nothing but kernel, words and types, since it is replayed', () => {
    const wrong = sourceFiles(['domain/protocol']).flatMap((file) =>
      everyImportOf(file)
        .filter(({ from, typeOnly }) => from.startsWith('../') && !typeOnly && !/^\.\.\/(kernel|words)\//.test(from))
        .map(({ from }) => `${file} → ${from}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('api/', () => {
  it('keeps its contract free of the server', () => {
    const wrong = sourceFiles(['api/contract']).flatMap((file) =>
      everyImportOf(file)
        .filter(
          ({ from }) =>
            from.startsWith('#') &&
            !/^#(domain\/kernel\/|domain\/words\/|api\/contract\/|domain\/.*\.schema$)/.test(from),
        )
        .filter(({ typeOnly }) => !typeOnly)
        .map(({ from }) => `${file} → ${from}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('domain/words', () => {
  it('depends on nothing, since everybody depends on it', () => {
    expect(
      sourceFiles(['domain/words']).flatMap((file) => everyImportOf(file).map(({ from }) => `${file} → ${from}`)),
    ).toEqual([]);
  });

  it('holds each vocabulary once: nobody else spells out a whole one', () => {
    const wordsIn = (text: string): string =>
      [...text.matchAll(/'([^']+)'/g)]
        .map(([, word]) => word)
        .sort()
        .join(' ');
    const vocabularies = new Set(
      sourceFiles(['domain/words']).flatMap((file) =>
        [...read(file).matchAll(/= \[\s*((?:'[^']+',?\s*){3,})\] as const/g)].map(([, list]) => wordsIn(list ?? '')),
      ),
    );
    expect(vocabularies.size).toBeGreaterThan(8);
    const spelt = (text: string): boolean =>
      [...text.matchAll(/'[a-z-]+'(?:\s*[,|]\s*'[a-z-]+'){2,}/g)].some(([all]) => vocabularies.has(wordsIn(all)));
    const others = sourceFiles(['domain', 'workflows', 'activities', 'temporal', 'api', 'db', 'ui/src']).filter(
      (file) => !file.startsWith('domain/words/') && !file.startsWith('db/migrations/'),
    );
    expect(others.filter((file) => spelt(read(file)))).toEqual([]);
  });
});
