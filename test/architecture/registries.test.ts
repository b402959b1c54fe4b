import { readdirSync } from 'node:fs';
import path from 'node:path';
import { CHANNELS } from '#domain/channels/registry';
import { FIELD_TYPES } from '#domain/fields/registry';
import { FIELD_KINDS } from '#domain/fields/lead-type.schema';
import { LEAD_ACTIONS } from '#domain/protocol/lead-actions';
import { ACTION_NAMES } from '#api/contract/actions';
import { read, ROOT, sourceFiles } from '#test/kit/source-files';
import { PATCHES } from '../../workflows/kit/patches';

const foldersIn = (folder: string) =>
  readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

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
    const names = CHANNELS.map((channel) => `'${channel.id}'`);
    const elsewhere = sourceFiles(['activities', 'api', 'workflows', 'temporal', 'db/queries']).filter((file) =>
      names.some((name) => read(file).includes(`channel === ${name}`) || read(file).includes(`case ${name}:`)),
    );
    expect(elsewhere).toEqual([]);
  });
});
