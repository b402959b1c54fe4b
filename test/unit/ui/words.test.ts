import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'vue/compiler-sfc';
import { createI18n } from 'vue-i18n';
import { read, ROOT, sourceFiles } from '#test/kit/source-files';

type Words = { readonly [key: string]: string | Words };
const folder = path.join(ROOT, 'ui/src/words');
const wordsIn = (file: string): Words => jest.requireActual<{ words: Words }>(file).words;
const shared = Object.assign(
  {},
  ...readdirSync(folder)
    .filter((file) => file !== 'i18n.ts')
    .map((file) => wordsIn(path.join(folder, file))),
) as Words;
const ofChannels = sourceFiles(['ui/src/channels'])
  .filter((file) => file.endsWith('/words.ts'))
  .map((file) => [path.basename(path.dirname(file)), wordsIn(path.join(ROOT, file))]);
const catalogue: Words = {
  ...shared,
  channels: { ...(shared['channels'] as Words), ...Object.fromEntries(ofChannels) },
};
const screens = sourceFiles(['ui']);

const wordAt = (key: string): string | Words | undefined =>
  key
    .split('.')
    .reduce<string | Words | undefined>(
      (found, part) => (typeof found === 'object' ? found[part] : undefined),
      catalogue,
    );
const flat = (words: Words, at = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${at}${key}`] : flat(value, `${at}${key}.`),
  );

describe('the words of the screens', () => {
  it('are there for every key that is written out', () => {
    const missing = screens.flatMap((file) =>
      [...read(file).matchAll(/(?<![\w.])\$?t\(\s*'([a-zA-Z]+\.[\w.-]+)'/g)]
        .map(([, key]) => key!)
        .filter((key) => typeof wordAt(key) !== 'string')
        .map((key) => `${file}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('are there for every group a key is completed from', () => {
    const missing = screens.flatMap((file) =>
      [...read(file).matchAll(/(?<![\w.])\$?t\(\s*`([a-zA-Z]+(?:\.[\w-]+)*)\.\$\{/g)]
        .map(([, key]) => key!)
        .filter((key) => typeof wordAt(key) !== 'object')
        .map((key) => `${file}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('all compile, and what they link to is there', () => {
    const missing: string[] = [];
    const i18n = createI18n({
      legacy: false,
      locale: 'en',
      messages: { en: catalogue as never },
      missing: (_locale, key) => void missing.push(key),
    });
    const { t } = i18n.global as unknown as { t: (key: string, named: object) => string };
    const broken = flat(catalogue).filter((key) => {
      try {
        return /@[:.]|[{}]/.test(t(key, new Proxy({}, { get: () => 'x', has: () => true })));
      } catch {
        return true;
      }
    });
    expect({ broken, missing }).toEqual({ broken: [], missing: [] });
  });

  it('are not written into templates', () => {
    const found = screens
      .filter((file) => file.endsWith('.vue'))
      .flatMap((file) => {
        const template = parse(read(file)).descriptor.template?.ast;
        return template ? textsOf(template as unknown as Node).map((text) => `${file}: ${text}`) : [];
      });
    expect(found).toEqual([]);
  });
});

interface Node {
  readonly type: number;
  readonly content?: unknown;
  readonly tag?: string;
  readonly name?: string;
  readonly value?: { readonly content: string };
  readonly children?: readonly Node[];
  readonly props?: readonly Node[];
  readonly branches?: readonly Node[];
}
const [TEXT, ATTRIBUTE] = [2, 6];
/** What is read out or shown; placeholders are samples of what one types. */
const SPOKEN = new Set(['title', 'label', 'aria-label', 'alt', 'help', 'about']);
/** Names of keys and of things that are called so in every language. */
const NAMES = /^(Ctrl [A-Z]|ms|s|px|%|LID|VID|AID|BID|URL|JSON|XML|CSV|SMS|HTTP|ID|UTC|curl|POST|GET)$/;

function textsOf(node: Node): string[] {
  const own =
    node.type === TEXT
      ? String(node.content)
      : node.type === ATTRIBUTE && SPOKEN.has(node.name ?? '')
        ? (node.value?.content ?? '')
        : '';
  const text = own.trim();
  const spoken = /[A-Za-z]{2}|\b[A-Za-z] [A-Za-z]/.test(text) && !NAMES.test(text) ? [text] : [];
  return [...spoken, ...[...(node.props ?? []), ...(node.children ?? []), ...(node.branches ?? [])].flatMap(textsOf)];
}
