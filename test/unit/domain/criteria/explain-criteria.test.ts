import { explainCriteria } from '#domain/criteria/explain-criteria';
import type { CriteriaDocument } from '#domain/criteria/criteria.schema';
import { SAMPLE_DEFINITIONS, SAMPLE_LEAD, when } from '#test/kit/builders/routing';

const facts = { fields: SAMPLE_LEAD, now: Date.UTC(2026, 5, 10, 15), zone: 'America/New_York', computed: new Map() };
const explain = (root: CriteriaDocument['root']) => explainCriteria({ v: 1, root }, SAMPLE_DEFINITIONS, facts);

test('every condition and group is explained at its place, those that do not decide too', () => {
  const items = explain({
    join: 'any',
    items: [
      when('State', 'in', ['CA', 'NV']),
      { join: 'none', items: [when('Age', 'greater-than', 65), when('Vertical', 'equals', 'Solar')] },
      when('Drivers.Age', 'less-than', 21),
    ],
  });
  expect(items.map(({ path, kind, matches }) => [path, kind, matches])).toEqual([
    ['root', 'group', true],
    ['root.items[0]', 'condition', true],
    ['root.items[1]', 'group', false],
    ['root.items[1].items[0]', 'condition', false],
    ['root.items[1].items[1]', 'condition', true],
    ['root.items[2]', 'condition', true],
  ]);
  expect(items[1]).toMatchObject({ text: 'State is one of CA, NV', expected: ['CA', 'NV'], actual: 'CA' });
  expect(items[5]?.actual).toEqual([44, 19]);
});

test('no conditions match every lead', () => {
  expect(explain({ join: 'none', items: [] })).toEqual([expect.objectContaining({ path: 'root', matches: true })]);
});
