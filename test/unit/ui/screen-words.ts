import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '#test/kit/source-files';

export type Words = { readonly [key: string]: string | Words };
const folder = path.join(ROOT, 'ui/src/words');

/** Every word of the screens, nested as the files have them. */
export const CATALOGUE = Object.assign(
  {},
  ...readdirSync(folder)
    .filter((file) => file !== 'i18n.ts')
    .map((file) => jest.requireActual<{ words: Words }>(path.join(folder, file)).words),
) as Words;

const flat = (words: Words, at = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${at}${key}`] : flat(value, `${at}${key}.`),
  );

/** The keys of single words. */
export const SCREEN_WORDS: ReadonlySet<string> = new Set(flat(CATALOGUE));
