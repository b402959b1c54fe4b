import { withWholeSight } from '#db/scope/sight-in-hand';

/** A cache that is right only while configuration changes are heard of; otherwise it reads every time. */
export interface FreshCache<K, V> {
  get(key: K): Promise<V>;
  forget(): void;
}

interface Entry<V> {
  readonly value: Promise<V>;
  readonly until: number;
}

/**
 * Remembers `read(key)` for at most `maxAgeMs`, as long as `isHeard()`. Answers that `keep` refuses (unknown keys, failures) are not
 * remembered, so that guessing cannot fill it and what is created is found at once.
 */
export function createFreshCache<K, V>(options: {
  readonly read: (key: K) => Promise<V>;
  readonly isHeard: () => boolean;
  readonly keep: (value: V) => boolean;
  readonly maxAgeMs: number;
  readonly maxEntries: number;
}): FreshCache<K, V> {
  const entries = new Map<K, Entry<V>>();
  return {
    get: (key) => {
      const known = entries.get(key);
      const now = performance.now();
      if (known && known.until > now && options.isHeard()) return known.value;
      const value = withWholeSight(() => options.read(key));
      const entry = { value, until: now + options.maxAgeMs };
      if (entries.size >= options.maxEntries) entries.clear();
      entries.set(key, entry);
      const drop = (): void => {
        if (entries.get(key) === entry) entries.delete(key);
      };
      value.then((read) => {
        if (!options.keep(read)) drop();
      }, drop);
      return value;
    },
    forget: () => entries.clear(),
  };
}
