/** SQL condition: a column of states holds one of `states`. Words of the dictionary only; nothing a person wrote belongs here. */
export const inStates = (column: string, states: readonly string[]): string => `${column} in (${quoted(states)})`;

/** SQL condition: it holds none of them. */
export const notInStates = (column: string, states: readonly string[]): string =>
  `${column} not in (${quoted(states)})`;

const quoted = (states: readonly string[]): string => states.map((state) => `'${state}'`).join(', ');
