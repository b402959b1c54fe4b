/** Scheme, host and port of an address; blank when it is none. */
const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '');

/**
 * May a stored secret be sent to this address, though nobody has entered it again? Only to where it was given for: the same scheme, host
 * and port as one of `given`. Whoever may change an address must not be able to have a secret sent to a place of theirs.
 */
export const staysWith = (given: readonly string[], url: string): boolean =>
  given.some((known) => originOf(known) === originOf(url));
