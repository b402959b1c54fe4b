/** Membership of a set written as characters and ranges: `characterSet('a-zA-Z -')` holds letters, space and the minus itself. */
export function characterSet(written: string): (character: string) => boolean {
  const singles = new Set<string>();
  const ranges: (readonly [number, number])[] = [];
  const characters = [...written];
  for (let index = 0; index < characters.length; index += 1) {
    const from = characters[index] ?? '';
    const to = characters[index + 2];
    if (characters[index + 1] === '-' && to !== undefined && isRange(from, to)) {
      ranges.push([codeOf(from), codeOf(to)]);
      index += 2;
    } else singles.add(from);
  }
  const inRange = (code: number): boolean => ranges.some(([low, high]) => low <= code && code <= high);
  return (character) => singles.has(character) || inRange(codeOf(character));
}

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;
const CLASS = /^[\p{L}\p{N}]$/u;

/** Only letters and digits span ranges, so that `+-/` lists three characters. */
function isRange(from: string, to: string): boolean {
  return CLASS.test(from) && CLASS.test(to) && codeOf(from) <= codeOf(to);
}
