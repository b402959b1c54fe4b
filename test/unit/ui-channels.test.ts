import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { CHANNELS } from '#domain/channels/registry';
import { read, ROOT } from '#test/kit/source-files';
import type { ChannelFolder } from '#ui/channels/channel-form';
import { formRows } from '#ui/channels/form-rows';
import { readSetting, writeSetting } from '#ui/channels/setting-value';
import { channelSettings } from '#ui/channels/channel-settings';
import { words as shared } from '#ui/words/channels';

const folder = path.join(ROOT, 'ui', 'src', 'channels');
/** What HTTP channels have in common. */
const SHARED = 'http';
const folders = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const channels = folders
  .filter((name) => name !== SHARED)
  .map((id) => ({
    id,
    form: jest.requireActual<{ form: ChannelFolder }>(path.join(folder, id, 'form.ts')).form,
    words: jest.requireActual<{ words: object }>(path.join(folder, id, 'words.ts')).words,
  }));
const widgets = folders
  .filter((name) => existsSync(path.join(folder, name, 'widgets.ts')))
  .flatMap((name) => [...read(`ui/src/channels/${name}/widgets.ts`).matchAll(/^ {2}'?([a-z-]+)'?: /gm)])
  .map(([, name]) => name);

const wordAt = (words: unknown, key: string): unknown => readSetting(words as Record<string, unknown>, key);

test('every channel of the domain has its folder among the screens, and no folder is left over', () => {
  expect(channels.map(({ id }) => id).sort()).toEqual(CHANNELS.map(({ id }) => id).sort());
});

test('no channel is called like a group of words that all channels share', () => {
  expect(channels.filter(({ id }) => id in shared.channels)).toEqual([]);
});

test('no two channels stand at one place', () => {
  expect(new Set(channels.map(({ form }) => form.order)).size).toBe(channels.length);
});

describe.each(channels)('the form of $id', ({ id, form, words }) => {
  const channel = CHANNELS.find((each) => each.id === id)!;
  const settings = channelSettings(form.schema);

  test('is about the schema the server checks, and says the same of pings', () => {
    expect(form.schema).toBe(channel.configSchema);
    expect(form.canPing).toBe(channel.canPing);
    expect(form.answers).toBe(settings.some(({ answer }) => answer));
  });

  test('has a name and a sentence about it', () => {
    for (const key of ['name', 'about']) expect(wordAt(words, key)).toEqual(expect.any(String));
  });

  test('knows how to ask for every setting, in words', () => {
    const asked = settings.filter(({ input }) => input !== 'none');
    expect(asked.filter(({ input }) => input === null)).toEqual([]);
    expect(asked.filter(({ form: { widget } }) => widget !== undefined && !widgets.includes(widget))).toEqual([]);
    const wordless = (key: string): boolean =>
      [words, shared.channels].every((each) => typeof wordAt(each, key) !== 'string');
    expect(asked.map(({ path: at }) => `settings.${at}`).filter(wordless)).toEqual([]);
    expect(asked.map(({ group }) => `groups.${group}`).filter(wordless)).toEqual([]);
  });

  test('shows no secret in the open', () => {
    const open = channel.secrets.filter((secret) =>
      settings.some(({ path: at, input }) => at === secret && input !== 'secret'),
    );
    expect(open).toEqual([]);
    const unsealed = settings.filter(({ path: at, input }) => input === 'secret' && !channel.secrets.includes(at));
    expect(unsealed).toEqual([]);
  });

  test('starts with settings that lack nothing but what must be filled in', () => {
    const read = form.schema.safeParse(form.blank());
    const wrong = read.error?.issues.map((issue) => issue.path.join('.')) ?? [];
    const required = settings.filter((each) => each.required).map(({ path: at }) => at);
    expect(wrong.filter((at) => !required.includes(at))).toEqual([]);
  });
});

describe('a form', () => {
  const { form } = channels.find((each) => each.form.canPing)!;
  const request = channelSettings(form.schema).filter(({ answer }) => !answer);
  const pathsOf = (config: Record<string, unknown>): string[][] =>
    formRows(request, config).map(({ rows }) => rows.map((row) => row.map(({ path: at }) => at).join(' ')));

  test('stands in the order of the schema and its own, side by side where it says so', () => {
    expect(pathsOf(form.blank())).toEqual([
      ['productionUrl', 'testingUrl', 'method contentType timeoutMs'],
      ['authentication'],
      ['headers'],
      ['body'],
    ]);
  });

  test('asks for what matters with the other settings only', () => {
    expect(pathsOf({ ...form.blank(), contentType: 'xml' })[0]).toContain('xmlRoot');
  });

  test('shows a number in its unit, within the limits of the schema', () => {
    expect(request.find(({ path: at }) => at === 'timeoutMs')).toMatchObject({
      input: 'number',
      minimum: 0.5,
      maximum: 120,
      required: false,
    });
    expect(request.find(({ path: at }) => at === 'productionUrl')).toMatchObject({ input: 'url', required: true });
    expect(request.find(({ path: at }) => at === 'testingUrl')).toMatchObject({ required: false, optional: true });
  });

  test('reads and writes in place, and makes what is missing on the way', () => {
    const config = { a: { b: 1 } };
    writeSetting(config, 'a.b', 2);
    writeSetting(config, 'c.d', 3);
    expect(config).toEqual({ a: { b: 2 }, c: { d: 3 } });
    expect([readSetting(config, 'a.b'), readSetting(config, 'a.b.c'), readSetting(config, 'a.constructor')]).toEqual([
      2,
      undefined,
      undefined,
    ]);
  });
});
