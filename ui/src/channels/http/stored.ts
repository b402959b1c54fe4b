/** What a stored secret looks like outside; sent back unchanged it stays as it is. */
export const STORED = '***';
