/**
 * Statements that make an index while its table is written, however large it is: for a migration that is not transactional, each by itself.
 * What an earlier try left half-made is dropped first. `on`: table, columns and condition as in `create index`.
 */
export const concurrentIndex = (name: string, on: string): readonly string[] => [
  `drop index concurrently if exists ${name}`,
  `create index concurrently ${name} on ${on}`,
];
