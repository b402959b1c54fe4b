import { SERVICE_NAMES } from '#scripts/stack/service-name';
import { allAtOnce } from './all-at-once';
import { connectionsCut } from './connections-cut';
import type { Fault } from './fault';
import { killAtRandom } from './kill-at-random';
import { oneAfterAnother } from './one-after-another';
import { rollingDeploy } from './rolling-deploy';
import { temporalDatabaseDeleted } from './temporal-database-deleted';
import { temporalSetBack } from './temporal-set-back';
import { workerFrozen } from './worker-frozen';

/** Every fault, in the order of a run; the one that costs Temporal its memory comes last. */
export const FAULTS: readonly Fault[] = [
  ...[...SERVICE_NAMES].sort().map(killAtRandom),
  allAtOnce,
  oneAfterAnother,
  rollingDeploy,
  connectionsCut,
  workerFrozen,
  temporalSetBack,
  temporalDatabaseDeleted,
];
