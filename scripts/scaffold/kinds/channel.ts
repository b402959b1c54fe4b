import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SkeletonKind } from '../skeleton';
import { CHANNEL_DOMAIN } from '../texts/channel-domain';
import { CHANNEL_SCREENS } from '../texts/channel-screens';
import { channelTest } from '../texts/channel-test';

const DOMAIN = 'domain/channels';
const SCREENS = 'ui/src/channels';
const STEP = 10;

const foldersIn = (root: string, folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** Behind the last channel there is. */
function nextOrder(root: string): number {
  const orders = foldersIn(root, SCREENS)
    .map((name) => path.join(root, SCREENS, name, 'form.ts'))
    .filter((file) => existsSync(file))
    .map((file) => Number(/\border: (\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0));
  return Math.max(0, ...orders) + STEP;
}

/** Channels share their place among the words with what they have in common. */
const sharedWords = (root: string): readonly string[] =>
  [...readFileSync(path.join(root, 'ui/src/words/channels.ts'), 'utf8').matchAll(/^ {4}(\w+): /gm)].map(
    ([, name]) => name ?? '',
  );

/** The files of a folder, each by what writes its text. */
const inFolder = <T>(
  folder: string,
  texts: Readonly<Record<string, T>>,
  write: (text: T) => string,
): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${folder}/${name}`, write(text)]));

export const channelSkeleton: SkeletonKind = {
  label: 'channel',
  taken: (root) => [...foldersIn(root, DOMAIN), ...foldersIn(root, SCREENS), ...sharedWords(root)],
  write: (names, root) => {
    const { kebab, camel } = names;
    const test = `test/unit/domain/channels/${kebab}/render.test.ts`;
    const registry = `${DOMAIN}/registry.ts`;
    return {
      files: {
        ...inFolder(`${DOMAIN}/${kebab}`, CHANNEL_DOMAIN, (text) => text(names)),
        ...inFolder(`${SCREENS}/${kebab}`, CHANNEL_SCREENS, (text) => text(names, nextOrder(root))),
        [test]: channelTest(names),
      },
      insertions: [
        {
          file: registry,
          within: '',
          before: '\n/** Every way a lead',
          text: `import { ${camel}Channel } from './${kebab}/index';\n`,
        },
        {
          file: registry,
          within: 'CHANNELS: readonly Channel<unknown>[] = [',
          before: '];',
          text: `, ${camel}Channel`,
        },
      ],
      tests: [test, 'test/conformance/channels', 'test/unit/ui-channels'],
      next: [
        `${DOMAIN}/${kebab}/config.schema.ts: its settings; the form follows from them (\`.meta({ form })\`, see ${DOMAIN}/setting-form.ts). Secrets are named by path in index.ts too.`,
        `${DOMAIN}/${kebab}/render.ts: what is sent, pure. A new way of sending needs a type in ${DOMAIN}/channel.ts and a sender in activities/transports.`,
        `${DOMAIN}/${kebab}/interpret.ts: what an answer means; never throw, say in the trace which rule decided.`,
        `${DOMAIN}/${kebab}/examples.ts: what is sent and what answers mean; examples are tests.`,
        `${SCREENS}/${kebab}: icon, words, blank settings; a setting with an input of its own names a widget, which widgets.ts beside form.ts maps to a component.`,
      ],
    };
  },
};
