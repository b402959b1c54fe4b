import type { RE2JS } from 're2js';
import { BoundedCache } from './bounded-cache';
import { compileRe2 } from './compile-pattern';

/** Instructions × characters all matches of one evaluated literal may cost together (`$match` restarts at every match). */
const MAX_WORK = 50_000_000;

const programs = new BoundedCache<RE2JS | string>(500);

function programOf(source: string, flags: string): RE2JS | string {
  return programs.getOrMake(`${flags}/${source}`, () => compileRe2(source, flags));
}

/** Why RE2 refuses a JSONata regular-expression literal, or null. */
export function refusedLiteral(literal: RegExp): string | null {
  const program = programOf(literal.source, literal.flags);
  return typeof program === 'string' ? program : null;
}

/** The part of RegExp that JSONata uses (`lastIndex`, `exec`), run by RE2 with a bound on the total work. */
export class Re2Engine {
  lastIndex = 0;
  #work = 0;
  readonly #program: RE2JS;

  constructor(literal: RegExp) {
    const program = programOf(literal.source, literal.flags);
    if (typeof program === 'string') throw new Error(program);
    this.#program = program;
  }

  exec(text: string): RegExpExecArray | null {
    if (this.lastIndex > text.length) return null;
    this.#work += (text.length - this.lastIndex + 1) * this.#program.programSize();
    if (this.#work > MAX_WORK) throw new Error('The regular expression needs too much work on this text.');
    const matcher = this.#program.matcher(text);
    if (!matcher.find(this.lastIndex)) return null;
    this.lastIndex = matcher.end();
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, index) => matcher.group(index) ?? undefined);
    return Object.assign(groups, { index: matcher.start(), input: text }) as RegExpExecArray;
  }
}
