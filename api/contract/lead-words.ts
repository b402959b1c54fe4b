/** Where a lead is, and what became of it: the words of the book of record. */
export const LEAD_STAGES = ['received', 'qc', 'distributing', 'closed', 'unresolved'] as const;
export const LEAD_OUTCOMES = ['rejected', 'qc', 'invalid', 'sold', 'tested', 'unsold', 'unresolved', 'held', 'erased', 'deleted'] as const;
