/** What API and worker may do with the book: read and write rows, nothing to its tables. Their login is a member. */
export const ACCESS_ROLE = 'leadrail_access';
/** Reads for somebody who is limited to buyers, sources or lead types, and books that they looked: policies hide every other row. Nobody signs in as it. */
export const SIGHT_ROLE = 'leadrail_sight';
/** Reads what reports need: no secret, no hash, nothing of anybody's sign-in. */
export const READER_ROLE = 'leadrail_reader';
export const GROUP_ROLES = [ACCESS_ROLE, SIGHT_ROLE, READER_ROLE] as const;

/** Makes `login` a member: it has what ACCESS_ROLE has, and may take SIGHT_ROLE on for a statement. Both words, as 16 is the first to know them. */
export const membershipOf = (login: string): readonly string[] => [
  `grant ${ACCESS_ROLE} to ${login} with inherit true`,
  `grant ${SIGHT_ROLE} to ${login} with inherit false, set true`,
];
