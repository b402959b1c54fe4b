import path from 'node:path';
import { LISTS } from '#api/contract/listing/lists/index';
import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from '#api/contract/listing/words';
import { RESOURCES } from '#api/contract/resources/index';
import { ROOT } from '#test/kit/source-files';

type Choices = Readonly<Record<'subject' | 'action', Readonly<Record<string, string>>>>;
const { words } = jest.requireActual<{ words: { lists: { choices: Choices } } }>(
  path.join(ROOT, 'ui/src/words/lists.ts'),
);
/** What a resource's rows are called in the book of record. */
const subjectOf = (resource: string): string =>
  resource === 'users' ? 'app_user' : resource.replace(/s$/, '').replaceAll('-', '_');

describe('the audit log', () => {
  it('can be asked for everything that has a history, and for every list somebody may look through', () => {
    const asked = new Set<string>(AUDIT_SUBJECTS);
    expect(
      [...RESOURCES.map(({ name }) => subjectOf(name)), ...LISTS.map(({ name }) => name)].filter(
        (name) => !asked.has(name),
      ),
    ).toEqual([]);
  });

  it('has a word for each of these that is a name of the book of record', () => {
    const { subject, action } = words.lists.choices;
    expect(
      AUDIT_SUBJECTS.filter((name) => (name.includes('_') || name === 'installation') && subject[name] === undefined),
    ).toEqual([]);
    expect([
      ...Object.keys(subject).filter((name) => !AUDIT_SUBJECTS.includes(name as never)),
      ...Object.keys(action).filter((name) => !AUDIT_ACTIONS.includes(name as never)),
    ]).toEqual([]);
  });
});
