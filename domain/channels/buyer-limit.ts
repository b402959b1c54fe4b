/** The longest time any delivery method may give its buyer to answer. */
export const LONGEST_BUYER_LIMIT_MS = 120_000;
