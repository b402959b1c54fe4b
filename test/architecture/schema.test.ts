import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ENTITIES } from '#db/entities/index';
import { MIGRATIONS } from '#db/migrations/index';

const root = join(__dirname, '../..');
const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder)).filter((name) => name.endsWith('.ts') && name !== 'index.ts');

describe('schema', () => {
  test('every migration file is listed, in the order of its number', () => {
    const files = filesIn('db/migrations')
      .map((name) => name.replace('.ts', ''))
      .sort();
    expect(MIGRATIONS.map((migration) => migration.name)).toEqual(files);
    files.forEach((name, index) => expect(name).toMatch(new RegExp(`^${String(index + 1).padStart(4, '0')}-[a-z-]+$`)));
  });

  test('every entity file is listed', () => {
    expect(ENTITIES).toHaveLength(filesIn('db/entities').length);
    const files = ENTITIES.map((entity) => `${entity.meta.tableName.replaceAll('_', '-')}.entity.ts`);
    expect(files.sort()).toEqual(filesIn('db/entities').sort());
  });
});
