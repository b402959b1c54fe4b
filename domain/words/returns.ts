/** Where a return is. `approved-to-source`: the source, too, gives its money back. */
export const RETURN_STATES = ['requested', 'approved', 'approved-to-source', 'denied'] as const;
export type ReturnState = (typeof RETURN_STATES)[number];

/** The buyer was given its money back. */
export const APPROVED_RETURNS: readonly ReturnState[] = ['approved', 'approved-to-source'];

/** What an operator may decide about a requested return. */
export const RETURN_DECISIONS = ['approve', 'approve-to-source', 'deny'] as const;
export type ReturnDecision = (typeof RETURN_DECISIONS)[number];
