export type ReturnDecision = 'approve' | 'approve-to-source' | 'deny';
