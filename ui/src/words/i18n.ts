import { createI18n } from 'vue-i18n';

/** A catalogue: words, nested. */
export interface Words {
  readonly [key: string]: string | Words;
}

const files = import.meta.glob<{ words: Words }>('./*.ts', { eager: true });
const ofChannels = import.meta.glob<{ words: Words }>('../channels/*/words.ts', { eager: true });
const catalogue = Object.assign({}, ...Object.values(files).map((file) => file.words ?? {})) as Record<string, Words>;
// A channel's words stand in its folder, under its name.
catalogue['channels'] = Object.assign(
  {},
  catalogue['channels'],
  ...Object.entries(ofChannels).map(([file, { words }]) => ({ [file.split('/').at(-2)!]: words })),
) as Words;

export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages: { en: catalogue as never },
  missingWarn: false,
  fallbackWarn: false,
});

interface Translator {
  t(key: string, named: Readonly<Record<string, unknown>>, plural?: number): string;
  te(key: string): boolean;
  mergeLocaleMessage(locale: string, words: unknown): void;
}
// The catalogue's own type is too deep for the compiler to follow.
const words = i18n.global as unknown as Translator;

/** A word by its key, with named values in `{braces}`; with a count it chooses between the forms that `|` parts. */
export function t(key: string, named: Readonly<Record<string, unknown>> = {}, count?: number): string {
  return count === undefined ? words.t(key, named) : words.t(key, { ...named, n: count, count }, count);
}

export const hasWord = (key: string): boolean => words.te(key);

/** A word for a value of the book of record (`retrying`, `auto-insurance`), or the value itself in plain letters. */
export function wordOf(group: string, value: string): string {
  if (hasWord(`${group}.${value}`)) return t(`${group}.${value}`);
  const plain = value
    .replace(/[-_]/g, ' ')
    .replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** Other names for sources, campaigns, buyers …, as the installation's settings say. */
export function rename(names: Readonly<Record<string, string>>): void {
  words.mergeLocaleMessage('en', { names });
}
