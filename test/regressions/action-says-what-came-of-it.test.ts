import { words as lead } from '../../ui/src/words/lead';
import { words as leads } from '../../ui/src/words/leads';
import { type Catalogue, wordsOfResult } from '../../ui/src/screens/leads/actions/words-of-result';

const wordAt = (key: string): string | undefined =>
  key
    .split('.')
    .reduce<unknown>((found, part) => (found as Record<string, unknown> | undefined)?.[part], { ...lead, ...leads }) as
    string | undefined;
/** The catalogue as the pages have it; they load it in a way of their bundler's. */
const catalogue: Catalogue = {
  t: (key, named = {}) => (wordAt(key) ?? key).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(named[name] ?? '')),
  wordOf: (group, value) => wordAt(`${group}.${value}`) ?? value,
};

test.each<[string, unknown, string]>([
  ['send-to', { state: 'done', outcome: 'accepted', code: null }, 'Ada was sent'],
  [
    'send-to',
    { state: 'done', outcome: 'refused', code: 'refused-by-buyer' },
    'The buyer refused Ada (the buyer said no).',
  ],
  [
    'send-to',
    { state: 'done', outcome: 'not-sent', code: 'exclusive-held' },
    'Ada was not sent (another buyer holds it exclusively).',
  ],
  [
    'send-to',
    { state: 'done', outcome: 'unknown', code: 'timed-out' },
    'Ada was sent and no answer came; the outcome is unknown (no answer in time).',
  ],
  [
    'reassign-to',
    { state: 'done', outcome: 'refused', code: null },
    'The buyer refused Ada. The sale stays where it was.',
  ],
  ['validate', { state: 'done', outcome: 'nobody', code: null }, 'Ada is validated. No buyer was found for Ada.'],
  ['update-price', { state: 'done' }, 'The price is corrected'],
  ['send-to', { state: 'pending' }, 'Booked; it will be done as soon as the engine takes it.'],
])('%s with %j says: %s', (verb, result, words) => {
  expect(wordsOfResult(catalogue, verb, 'Ada', result)).toBe(words);
});
