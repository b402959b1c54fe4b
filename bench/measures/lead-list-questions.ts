import type { Group, Rule } from '#db/listing/filter-tree';
import type { Sort } from '#db/listing/sort-key';

export interface Question {
  readonly name: string;
  readonly filter: Group;
  readonly sort?: readonly Sort[];
}

const id = (kind: string, n: number, digits: number): string =>
  `00000000-0000-4000-8000-${kind.padStart(12 - digits, '0')}${String(n).padStart(digits, '0')}`;
const ask = (name: string, ...items: Rule[]): Question => ({ name, filter: { join: 'and', items } });
const is = (column: string, value: string): Rule => ({ column, is: 'is', value });
const DAY = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

const aboutField = (field: string, ...more: Rule[]): readonly Question[] => [
  ask(`${field} is`, { column: `field.${field}`, is: 'is', value: 31337 }, ...more),
  ask(`${field} range`, { column: `field.${field}`, is: 'between', value: [1000, 1010] }, ...more),
  ask(`${field} above`, { column: `field.${field}`, is: 'at-least', value: 1000 }, ...more),
];

/** A field of one lead type (the one with most leads) that no index serves: a rare value, a narrow range, the commonest answer. */
export const plainFieldQuestions = (): readonly Question[] => aboutField('Budget');

/** The same of a field that every lead type has: all leads are looked at, unless the question names a lead type. */
export const sharedFieldQuestions = (): readonly Question[] => [
  ...aboutField('Amount'),
  ...aboutField('Amount', is('leadType', id('1', 2, 2))).map((question) => ({
    ...question,
    name: `${question.name} of a lead type`,
  })),
];

/** The same of a field marked searchable. */
export const searchableFieldQuestions = (): readonly Question[] => aboutField('Score');

/** What operators ask the lead list, each with the commonest and the rarest value: every column that has an index, alone and together. */
export function leadListQuestions(): readonly Question[] {
  return [
    ask('everything'),
    ...['qc', 'distributing', 'unresolved', 'closed'].map((stage) => ask(`stage ${stage}`, is('stage', stage))),
    ...['sold', 'rejected', 'unsold', 'qc'].map((outcome) => ask(`outcome ${outcome}`, is('outcome', outcome))),
    ...['A', 'F'].map((grade) => ask(`grade ${grade}`, is('grade', grade))),
    ...[1, 6].map((n) => ask(`lead type ${n}`, is('leadType', id('1', n, 2)))),
    ...[1, 24].map((n) => ask(`source ${n}`, is('source', id('2', n, 2)))),
    ...[1, 96].map((n) => ask(`campaign ${n}`, is('campaign', id('3', n, 2)))),
    ...[1, 200].map((n) => ask(`buyer ${n}`, is('buyers', id('4', n, 4)))),
    ...['CA', 'WY'].map((state) => ask(`state ${state}`, is('state', state))),
    ask('city', is('city', 'city 7')),
    ask('postal code', is('postalCode', '02108')),
    ask('email', is('email', 'Nobody@example.com')),
    ask('phone', is('phone', '2000007919')),
    ask('name begins', { column: 'name', is: 'starts-with', value: 'rileyc b' }),
    ask('name holds', { column: 'name', is: 'contains', value: 'novakqa' }),
    ask('name holds much', { column: 'name', is: 'contains', value: 'chen' }),
    ask('email holds', { column: 'email', is: 'contains', value: 'oseiab12' }),
    ask('one old day', { column: 'receivedAt', is: 'between', value: [daysAgo(301), daysAgo(300)] }),
    ask('last day', { column: 'receivedAt', is: 'in-last', value: { amount: 1, unit: 'days' } }),
    ask('a month of a source, sold', is('source', id('2', 3, 2)), is('outcome', 'sold'), {
      column: 'receivedAt',
      is: 'between',
      value: [daysAgo(120), daysAgo(90)],
    }),
    ask(
      'grades and states',
      { column: 'grade', is: 'any-of', value: ['A', 'B'] },
      { column: 'state', is: 'any-of', value: ['VT', 'WY', 'AK'] },
    ),
    ask('not this source', { column: 'source', is: 'is-not', value: id('2', 1, 2) }),
    { ...ask('by time of closing'), sort: [{ column: 'closedAt', descending: true }] },
    { ...ask('by name'), sort: [{ column: 'name', descending: false }] },
    { ...ask('sold, by name', is('outcome', 'sold')), sort: [{ column: 'name', descending: false }] },
  ];
}
