import { RE2JS } from 're2js';
import { BoundedCache } from './bounded-cache';

export interface Pattern {
  readonly ok: true;
  /** Instructions of the program: one match costs so many times the characters of the text. */
  readonly size: number;
  /** Found anywhere in the text. */
  test(text: string): boolean;
  /** The whole text matches, first to last character. */
  matchWhole(text: string): boolean;
  /** The first group of the first match, or the match itself when the pattern has no group. */
  capture(text: string): string | undefined;
}
export type PatternResult = Pattern | { readonly ok: false; readonly message: string };

const MAX_PATTERN_LENGTH = 1000;
const MAX_PROGRAM_SIZE = 2500;
/** Instructions × characters one match may cost; less than a tenth of a second at worst. */
const MAX_WORK = 2_000_000;
/** What all patterns of one lead may cost together where nothing can stop them: about 10 ms. */
export const QUICK_WORK = 400_000;

const cache = new BoundedCache<PatternResult>(2000);

/**
 * A user's regular expression, run by RE2: time grows linearly with the text, whatever the pattern. Look-around and
 * back-references do not exist there and are refused. Text beyond the work bound is not read (10 instructions: 200,000 characters).
 */
export function compilePattern(pattern: string): PatternResult {
  return cache.getOrMake(pattern, compile);
}

/** RE2 program of a pattern, or the sentence why it is refused. Flags: `i` ignores case, `m` lets ^ and $ match at lines. */
export function compileRe2(pattern: string, flags = ''): RE2JS | string {
  if (pattern.length > MAX_PATTERN_LENGTH) return `The pattern is longer than ${MAX_PATTERN_LENGTH} characters.`;
  try {
    const bits = (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) | (flags.includes('m') ? RE2JS.MULTILINE : 0);
    const program = RE2JS.compile(RE2JS.translateRegExp(pattern), bits);
    return program.programSize() > MAX_PROGRAM_SIZE ? 'The pattern repeats too much to be run safely.' : program;
  } catch (error) {
    return refusalSentence(error);
  }
}

function refusalSentence(error: unknown): string {
  const why = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : 'it cannot be read';
  return `RE2 refuses the pattern: ${why}. Look-around, back-references and counts above 1000 are not supported.`;
}

function compile(pattern: string): PatternResult {
  const program = compileRe2(pattern);
  if (typeof program === 'string') return { ok: false, message: program };
  const longest = Math.floor(MAX_WORK / Math.max(1, program.programSize()));
  const read = (text: string): string => (text.length > longest ? text.slice(0, longest) : text);
  return {
    ok: true,
    size: program.programSize(),
    test: (text) => program.matcher(read(text)).find(),
    matchWhole: (text) => text.length <= longest && program.matcher(text).matches(),
    capture: (text) => {
      const matcher = program.matcher(read(text));
      if (!matcher.find()) return undefined;
      return matcher.group(matcher.groupCount() > 0 ? 1 : 0) ?? undefined;
    },
  };
}
