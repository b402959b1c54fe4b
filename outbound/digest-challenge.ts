/** One `WWW-Authenticate` challenge: scheme and parameters, names in lower case. */
export interface Challenge {
  readonly scheme: string;
  readonly params: ReadonlyMap<string, string>;
}

const LONGEST_HEADER = 8192;
const TOKEN = /([A-Za-z0-9!#$%&'*+.^_`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"=]+)))?/g;

/** Reads all challenges of a header; several may share one line, and quoted texts may hold commas. */
export function parseChallenges(header: string): readonly Challenge[] {
  const challenges: { scheme: string; params: Map<string, string> }[] = [];
  for (const [, name = '', quoted, plain] of header.slice(0, LONGEST_HEADER).matchAll(TOKEN)) {
    const value = quoted?.replace(/\\(.)/g, '$1') ?? plain;
    if (value === undefined) challenges.push({ scheme: name.toLowerCase(), params: new Map() });
    else challenges.at(-1)?.params.set(name.toLowerCase(), value);
  }
  return challenges;
}
