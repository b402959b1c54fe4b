/** SQL: how long to wait after so many tries in vain, `firstSeconds` after none, then twice as long each time, up to five minutes. */
export const doublingWait = (tries: string, firstSeconds: number): string =>
  `least(power(2, least(${tries}, 10)) * ${firstSeconds}, 300) * interval '1 second'`;
