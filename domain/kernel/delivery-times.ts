/** The longest time any delivery method may give its buyer to answer. */
export const LONGEST_BUYER_LIMIT_MS = 120_000;
/** Time on top of a buyer's own limit in which a worker books the outcome, as long as nothing is wrong. */
export const BOOKING_MS = 5_000;
/** How long an answer is kept in hand while the book is away. */
export const LONGEST_BOOKING_MS = 600_000;
/** A worker that is told to stop needs this long to hear the slowest buyer out: a send that is cut off would have to be repeated. */
export const LEAST_GRACE_MS = LONGEST_BUYER_LIMIT_MS + BOOKING_MS;
