import { v7 } from 'uuid';

/** A new primary key: UUID version 7, so that ids sort by the millisecond they were made in. */
export function newId(): string {
  return v7();
}
