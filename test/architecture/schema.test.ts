import { readdirSync, readFileSync } from 'node:fs';
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

  test('an index of a table that grows with leads is made while the table is written', () => {
    const LAST_BEFORE = '0025';
    const plain =
      /create\s+(unique\s+)?index\s+(?!concurrently)[\w ]*?\bon\s+(lead|lead_\w+|delivery|delivery_attempt|ping|ledger_\w+|audit_\w+)\b/i;
    const wrong = filesIn('db/migrations').filter(
      (name) => name.slice(0, 4) > LAST_BEFORE && plain.test(readFileSync(join(root, 'db/migrations', name), 'utf8')),
    );
    expect(wrong).toEqual([]);
    expect('create index x on lead (id)').toMatch(plain);
    expect('create index concurrently x on lead (id)').not.toMatch(plain);
  });

  test('every entity file is listed', () => {
    expect(ENTITIES).toHaveLength(filesIn('db/entities').length);
    const files = ENTITIES.map((entity) => `${entity.meta.tableName.replaceAll('_', '-')}.entity.ts`);
    expect(files.sort()).toEqual(filesIn('db/entities').sort());
  });
});
