import { readdirSync } from 'node:fs';
import path from 'node:path';
import { CHANNELS } from '#domain/channels/registry';
import { FIELD_TYPES } from '#domain/fields/registry';
import { FIELD_KINDS } from '#domain/fields/lead-type.schema';
import { LEAD_ACTIONS } from '#domain/protocol/lead-actions';
import { ACTION_NAMES } from '#api/contract/actions';
import { read, ROOT, sourceFiles } from '#test/kit/source-files';
import { PATCHES } from '#domain/protocol/patches';

const foldersIn = (folder: string) =>
  readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

/** Files outside a channel's folder that name one, with the reason. */
const NAME_A_CHANNEL: Readonly<Record<string, string>> = {
  'domain/lead/campaign.schema.ts': 'how leads come in: the intake channel of a campaign has a value of the same name',
  'db/migrations/0001-configuration.ts': 'the same, in the table of campaigns',
  'ui/src/words/campaigns.ts': 'the same, in words',
  'db/seeds/write-buyer.ts': 'made-up buyers have a real delivery method',
  'db/factories/create-delivery-method.ts': 'so have those of tests',
};

describe('registries', () => {
  it('list every channel folder once, and nothing else', () => {
    expect(CHANNELS.map((channel) => channel.id).sort()).toEqual(
      foldersIn('domain/channels')
        .filter((name) => name !== 'shared')
        .sort(),
    );
  });

  it('know every kind of field', () => {
    expect(Object.keys(FIELD_TYPES).sort()).toEqual([...FIELD_KINDS].sort());
  });

  it('offer over HTTP exactly the actions a lead knows', () => {
    expect([...ACTION_NAMES].sort()).toEqual(Object.keys(LEAD_ACTIONS).sort());
  });

  it('name every workflow patch that is used', () => {
    const used = sourceFiles(['workflows']).flatMap((file) =>
      [...read(file).matchAll(/(?:patched|deprecatePatch)\('([^']+)'\)/g)].map((match) => match[1]),
    );
    expect(used.filter((id) => !PATCHES.some((patch) => patch.id === id))).toEqual([]);
  });

  it('keep the names of channels inside their folders', () => {
    const folders = [
      'domain',
      'activities',
      'api',
      'workflows',
      'temporal',
      'config',
      'threads',
      'outbound',
      'db',
      'ui/src',
    ];
    const names = new RegExp(`["'\u0060](${CHANNELS.map(({ id }) => id).join('|')})["'\u0060]`);
    const elsewhere = sourceFiles(folders)
      .filter((file) => !CHANNELS.some(({ id }) => file.includes(`/channels/${id}/`)))
      .filter((file) => !(file in NAME_A_CHANNEL) && names.test(read(file)));
    expect(elsewhere).toEqual([]);
  });

  it('need every file that is excused for naming a channel', () => {
    expect(
      Object.keys(NAME_A_CHANNEL).filter((file) => !CHANNELS.some(({ id }) => read(file).includes(`'${id}'`))),
    ).toEqual([]);
  });
});
