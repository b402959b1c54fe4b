import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** Fewer than 10^8 guesses are few for somebody who knows what people choose (score 3 of 0 to 4). */
const LEAST_SCORE = 3;
/** The time to judge grows with the length; so many characters take some 40 ms at worst. A long password that begins badly is refused for it. */
const JUDGED = 32;

/** Built with the program, as it takes a while: some 49,000 passwords that leaked often, keys beside each other, and the usual swaps of letters. */
const judge = new ZxcvbnFactory({ dictionary: { ...dictionary }, graphs: adjacencyGraphs });

/** Is this among what is guessed first: a password many had before, changed a little or repeated, a walk over the keys, a date, a known name? */
export function isKnownPassword(password: string, personal: readonly string[]): boolean {
  const known = personal.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length >= 3);
  const begin = Array.from(password).slice(0, JUDGED).join('');
  return judge.check(begin, known).score < LEAST_SCORE;
}
