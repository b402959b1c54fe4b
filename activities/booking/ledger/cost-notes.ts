/** What a lead's history says where a sale or a return leaves its cost other than one would think. */
export const COST_NOTES = {
  again: 'Sold after it had gone back to its source: the source is owed its price again.',
  kept: 'Returned to its source by one buyer while another still has it: the source keeps its price.',
} as const;

/** A text of ours as a literal of SQL. */
export const noteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
