import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT, sourceFiles } from '#test/kit/source-files';

export type Words = { readonly [key: string]: string | Words };
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

/** Every word of the screens, nested as the files have them; those of a channel stand in its folder. */
export const CATALOGUE: Words = {
  ...shared,
  channels: { ...(shared['channels'] as Words), ...Object.fromEntries(ofChannels) },
};

const flat = (words: Words, at = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${at}${key}`] : flat(value, `${at}${key}.`),
  );

/** The keys of single words. */
export const SCREEN_WORDS: ReadonlySet<string> = new Set(flat(CATALOGUE));
