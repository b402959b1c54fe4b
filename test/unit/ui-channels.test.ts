import { readdirSync } from 'node:fs';
import path from 'node:path';
import { CHANNELS } from '#domain/channels/registry';
import { read, ROOT } from '#test/kit/source-files';

const folder = path.join(ROOT, 'ui', 'src', 'channels');

test('every channel of the domain has its form on the screens, and no form is left over', () => {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'http')
    .map((entry) => entry.name);
  expect(folders.sort()).toEqual(CHANNELS.map(({ id }) => id).sort());
  const registry = read('ui/src/channels/registry.ts');
  for (const id of folders) {
    expect(registry).toContain(`./${id}/${id}-form`);
    expect(read(`ui/src/channels/${id}/${id}-form.ts`)).toContain(`id: '${id}'`);
  }
});
