import { PRODUCT_FOLDERS, read, sourceFiles } from '#test/kit/source-files';

interface Refused {
  readonly what: string;
  readonly pattern: RegExp;
  /** What the pattern must find, so that it cannot go blind. */
  readonly example: string;
  readonly folders: readonly string[];
  /** Files that may, with the reason. This list only shrinks. */
  readonly but?: Readonly<Record<string, string>>;
}

const SERVER: readonly string[] = PRODUCT_FOLDERS;
const SCREENS = ['ui/src'];
const REFUSED: readonly Refused[] = [
  {
    what: 'runs a text as a program',
    pattern: /\beval\(|new Function\(|'(?:node:)?vm'/,
    example: `import vm from 'node:vm';`,
    folders: [...SERVER, ...SCREENS],
  },
  {
    what: 'starts a program of the system',
    pattern: /'(?:node:)?child_process'/,
    example: `import { spawn } from 'node:child_process';`,
    folders: SERVER,
  },
  {
    what: 'makes objects of a stranger’s bytes',
    pattern: /\bdeserialize\(|'(?:node:)?v8'/,
    example: `import { deserialize } from 'node:v8';`,
    folders: SERVER,
  },
  {
    what: 'believes a certificate that nobody vouches for',
    pattern: /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|insecureHTTPParser/,
    example: 'rejectUnauthorized: false',
    folders: [...SERVER, 'scripts'],
  },
  {
    what: 'lets pages of other sites read its answers',
    pattern: /access-control-/i,
    example: `response.setHeader('Access-Control-Allow-Origin', '*')`,
    folders: SERVER,
  },
  {
    what: 'guesses with a generator that can be foreseen',
    pattern: /Math\.random/,
    example: 'Math.random()',
    folders: SERVER,
  },
  {
    what: 'writes HTML into a page by hand',
    pattern: /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\bv-html\b/,
    example: '<p v-html="text" />',
    folders: SCREENS,
  },
  {
    what: 'hears or tells other windows',
    pattern: /postMessage|addEventListener\('message'|BroadcastChannel/,
    example: `window.addEventListener('message', hear)`,
    folders: SCREENS,
  },
  {
    what: 'keeps something in the browser',
    pattern: /localStorage|sessionStorage|indexedDB|document\.cookie|\bcaches\.open/,
    example: `localStorage.setItem('x', 'y')`,
    folders: SCREENS,
    but: { 'ui/src/app/theme.ts': 'light or dark, before anybody is signed in' },
  },
];

describe.each(REFUSED)('nothing $what', ({ pattern, example, folders, but = {} }) => {
  const found = sourceFiles(folders).filter((file) => pattern.test(read(file)));

  it('but what is listed', () => expect(found).toEqual(Object.keys(but)));

  it('and would be found if it did', () => expect(example).toMatch(pattern));
});
