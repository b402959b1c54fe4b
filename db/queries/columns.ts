/**
 * Column lists of the row types, complete by type check. Never `select *`: a prepared statement breaks when a migration adds a
 * column under it, and rows would carry what their type does not name.
 */
export function columns<Row>(keys: Record<keyof Row, true>): (table: string) => string {
  const names = Object.keys(keys).map((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  return (table) => names.map((name) => `${table}.${name}`).join(', ');
}
