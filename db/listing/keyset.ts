import { createHash } from 'node:crypto';
import { UserError } from '#domain/kernel/errors';
import { isUuid } from '#domain/kernel/uuid';
import type { Bind } from '../scope/data-scope';
import { idDescends, type SortKey } from './sort-key';

/** Where a page ended: its last row's keys, as Postgres writes them, and its id. */
export interface Position {
  readonly keys: readonly string[];
  readonly id: string;
}

const FORM: Readonly<Record<SortKey['type'], RegExp>> = {
  text: /^[^\0]*$/,
  bigint: /^-?\d{1,19}$/,
  numeric: /^(?:-?\d{1,30}(?:\.\d{1,30})?|-Infinity)$/,
  timestamptz: /^(?:\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d){0,2}|-infinity)$/,
  boolean: /^(?:true|false|t|f)$/,
};

/** The rows after a position. One row comparison where all keys go one way, because only that walks an index. */
export function afterPosition(keys: readonly SortKey[], id: string, position: Position, bind: Bind): string {
  const left = [...keys.map(({ sql }) => sql), id];
  const right = [
    ...keys.map(({ type }, index) => `${bind(position.keys[index])}::${type}`),
    `${bind(position.id)}::uuid`,
  ];
  const down = [...keys.map(({ descending }) => descending), idDescends(keys)];
  const sign = (index: number): string => (down[index] ? '<' : '>');
  if (down.every((descending) => descending === down[0]))
    return `(${left.join(', ')}) ${sign(0)} (${right.join(', ')})`;
  const steps = left.map((sql, index) => {
    const equal = left.slice(0, index).map((before, at) => `${before} = ${right[at]}`);
    return `(${[...equal, `${sql} ${sign(index)} ${right[index]}`].join(' and ')})`;
  });
  return `(${left[0]} ${sign(0)}= ${right[0]} and (${steps.join(' or ')}))`;
}

/** A cursor belongs to the list and sort it came from. It may hold lead data (a name sorted by), so it travels in bodies only. */
export function writePosition(list: string, keys: readonly SortKey[], position: Position): string {
  return Buffer.from(JSON.stringify([markOf(list, keys), position.id, ...position.keys])).toString('base64url');
}

export function readPosition(list: string, keys: readonly SortKey[], cursor: string): Position {
  const [mark, id, ...values] = parse(cursor);
  const fits =
    mark === markOf(list, keys) &&
    id !== undefined &&
    isUuid(id) &&
    values.length === keys.length &&
    keys.every(({ type }, index) => FORM[type].test(values[index] ?? '\0'));
  if (!fits) throw new UserError('invalid-cursor', 'The cursor is not one this list gave out for this sort.');
  return { id, keys: values };
}

function parse(cursor: string): string[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) && parsed.every((entry) => typeof entry === 'string') ? parsed : [];
  } catch {
    return [];
  }
}

function markOf(list: string, keys: readonly SortKey[]): string {
  return createHash('sha256')
    .update(JSON.stringify([list, keys.map(({ sql, descending }) => [sql, descending])]))
    .digest('base64url')
    .slice(0, 10);
}
