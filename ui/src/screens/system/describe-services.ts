import type { Status } from './status';

export interface ServiceLine {
  readonly name: 'api' | 'worker' | 'database' | 'temporal';
  readonly state: 'up' | 'down' | 'unknown';
}

/** The four parts of an installation. What the API did not say is not known, never guessed: without an answer only the API itself is known to be away. */
export function describeServices(
  status: Pick<Status, 'worker' | 'database' | 'temporal'> | null,
  answered: boolean,
): readonly ServiceLine[] {
  return [
    { name: 'api', state: answered ? 'up' : 'down' },
    { name: 'worker', state: status?.worker ?? 'unknown' },
    { name: 'database', state: status?.database ?? 'unknown' },
    { name: 'temporal', state: status?.temporal ?? 'unknown' },
  ];
}
