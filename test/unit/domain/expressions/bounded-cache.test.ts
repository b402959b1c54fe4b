import { BoundedCache } from '#domain/expressions/bounded-cache';

test('a bounded cache makes a value once and forgets the least recently used', () => {
  const made: string[] = [];
  const cache = new BoundedCache<string>(2);
  const read = (key: string) => cache.getOrMake(key, (made_) => (made.push(made_), `value of ${made_}`));
  expect(read('a')).toBe('value of a');
  read('b');
  read('a');
  read('c');
  read('a');
  expect(made).toEqual(['a', 'b', 'c']);
  read('b');
  expect(made).toEqual(['a', 'b', 'c', 'b']);
  expect(cache.count).toBe(2);
});
