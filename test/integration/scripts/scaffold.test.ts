import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { copyCheckout, type CheckoutCopy } from '#scripts/mutate/copy-checkout';
import { SKELETON_KINDS, type SkeletonKindName } from '#scripts/scaffold/registry';
import { writeSkeleton, type Written } from '#scripts/scaffold/write-skeleton';
import { ROOT } from '#test/kit/source-files';

const KINDS = Object.keys(SKELETON_KINDS) as SkeletonKindName[];
const NAMES: Readonly<Record<SkeletonKindName, string>> = {
  channel: 'pigeon-post',
  field: 'vehicle-number',
  strategy: 'coin-toss',
  action: 'call-back',
  resource: 'sales-team',
};
/** Folders with code that knows all variants of something. Compiling the whole tree would take several times as long. */
const KNOW_VARIANTS = [
  'domain',
  'activities/actions',
  'api/contract',
  'db/lists',
  'ui/src/channels',
  'ui/src/words',
  'ui/src/screens/leads/actions',
];
/** What looks at the whole tree and might not like what is new in it; the API document is made anew by hand. */
const LOOK_AT_ALL = 'test/architecture/(registries|names|style|size|boundaries|schema|members)|test/unit/ui/words';

/** A minute on two free cores; compilers share them with whatever else runs. */
const PATIENCE_MS = 240_000;

/** `ok`, or what a tool said that failed. */
async function run(folder: string, tool: string, ...args: string[]): Promise<string> {
  try {
    await promisify(execFile)(process.execPath, [path.join('node_modules', tool), ...args], {
      cwd: folder,
      maxBuffer: 64 * 1024 * 1024,
    });
    return 'ok';
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    return `${tool}: ${stdout ?? ''}${stderr ?? String(error)}`;
  }
}

describe('a scaffold of every kind', () => {
  let copy: CheckoutCopy;
  let written: readonly Written[];
  beforeAll(() => {
    copy = copyCheckout(ROOT);
    written = KINDS.map((kind) => writeSkeleton(copy.folder, kind, NAMES[kind]));
  });
  afterAll(() => copy.remove());

  it(
    'compiles, on the server and on the screens, in the house style',
    async () => {
      const files = written.flatMap(({ made, changed }) => [...made, ...changed]);
      const settings = {
        extends: './ui/tsconfig.json',
        compilerOptions: {
          types: ['vite/client', 'vuetify', 'node', 'jest'],
          resolveJsonModule: true,
          esModuleInterop: true,
        },
        include: [...KNOW_VARIANTS, ...files],
      };
      writeFileSync(path.join(copy.folder, 'tsconfig.scaffold.json'), JSON.stringify(settings));
      const said = await Promise.all([
        run(copy.folder, 'vue-tsc/bin/vue-tsc.js', '--noEmit', '-p', 'tsconfig.scaffold.json'),
        run(copy.folder, 'prettier/bin/prettier.cjs', '--check', ...files),
      ]);
      expect(said).toEqual(['ok', 'ok']);
    },
    PATIENCE_MS,
  );

  it(
    'is green at once, and everything that runs over the registries with it',
    async () => {
      const tests = [...written.flatMap((each) => each.tests), LOOK_AT_ALL].join('|');
      const projects = ['--selectProjects', 'unit', 'conformance', 'architecture'];
      expect(await run(copy.folder, 'jest/bin/jest.js', ...projects, '--testPathPatterns', tests)).toBe('ok');
    },
    PATIENCE_MS,
  );

  it.each(KINDS)('of a %s refuses a name that is taken or none', (kind) => {
    expect(() => writeSkeleton(copy.folder, kind, NAMES[kind])).toThrow('already');
    for (const name of ['PigeonPost', 'pigeon_post', 'pigeon-', '../pigeon', '1st', ''])
      expect(() => writeSkeleton(copy.folder, kind, name)).toThrow('is no name');
  });

  it.each(['company', 'tax', 'level2', 'grant'])(
    'of a resource refuses %s, which cannot be called so everywhere',
    (name) => {
      expect(() => writeSkeleton(copy.folder, 'resource', name)).toThrow('is no name of a resource');
    },
  );

  it.each([
    ['channel', 'webhook'],
    ['channel', 'headers'],
    ['field', 'yes-no'],
    ['field', 'text'],
    ['strategy', 'price'],
    ['strategy', 'system'],
    ['action', 'delete'],
    ['action', 'mark-failed'],
    ['resource', 'lead-form'],
    ['resource', 'lead-return'],
    ['resource', 'option'],
    ['resource', 'form'],
    ['resource', 'setting'],
  ] as const)('of a %s knows that there is a %s', (kind, name) => {
    expect(() => writeSkeleton(copy.folder, kind, name)).toThrow('already');
  });
});
