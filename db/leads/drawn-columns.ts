import type { SystemValues } from '#domain/lead/system-fields';

/** The columns of a lead that its system fields are kept in for lists and search, each with its value. */
const DRAWN = {
  first_name: (system) => system.firstName,
  last_name: (system) => system.lastName,
  email: (system) => system.email,
  phone: (system) => system.primaryPhone,
  city: (system) => system.city,
  state: (system) => system.state,
  postal_code: (system) => system.postalCode,
  is_mobile: (system) => system.isMobile,
  ip_address: (system) => system.ipAddress,
  force_id: (system) => system.forceId,
} as const satisfies Record<string, (system: SystemValues) => string | boolean | null>;

const COLUMNS = Object.keys(DRAWN);
export const drawnNames: readonly string[] = COLUMNS;

/** Their values, in the order of the parameters. */
export const drawnValues = (system: SystemValues): readonly (string | boolean | null)[] =>
  Object.values(DRAWN).map((valueOf) => valueOf(system));

/** Name and value of each. */
export const drawnRow = (system: SystemValues): Readonly<Record<string, string | boolean | null>> =>
  Object.fromEntries(Object.entries(DRAWN).map(([column, valueOf]) => [column, valueOf(system)]));

/** SQL of an `insert`: the columns, and the parameters from `$first` on. */
export const drawnColumns = COLUMNS.join(', ');
export const drawnParameters = (first: number): string =>
  COLUMNS.map((column, index) => `$${first + index}${column === 'is_mobile' ? '::boolean' : ''}`).join(', ');

/** SQL of an `update … set` that empties them. */
export const drawnNothing = COLUMNS.map((column) => `${column} = null`).join(', ');

/** SQL of an `update … set`, with the parameters from `$first` on. */
export const drawnAssignments = (first: number): string =>
  COLUMNS.map((column, index) => `${column} = $${first + index}`).join(', ');
