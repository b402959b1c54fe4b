/** SQL: how long an action waits after so many tries in vain, five seconds, then twice as long each time, up to five minutes. */
export const waitAfterTries = (tries: string): string =>
  `least(power(2, least(${tries}, 10)) * 5, 300) * interval '1 second'`;
