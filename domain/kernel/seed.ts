/** A reproducible source of numbers in [0, 1): decisions that need chance take one, so that a replay decides the same. */
export type Seed = () => number;

/** Mulberry32 over a hash of the text: the same text always yields the same sequence. */
export function seedFrom(text: string): Seed {
  let state = 2166136261;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 16777619);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
