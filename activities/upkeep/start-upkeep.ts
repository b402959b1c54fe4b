import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import type { Config } from '#config/config';
import type { Logger } from '#config/log';
import { boxOfRing } from '#db/secrets/box-of-ring';
import { freeStaleReservations } from './free-stale-reservations';
import type { LeadsInHand } from '../kit/leads-in-hand';
import { createNoticeSenders } from '../notices/create-notice-senders';
import { sendNotices } from '../notices/send-notices';
import { checkLedgerDaily } from './ledger/check-ledger-daily';
import { dispatchActions } from './dispatch-actions';
import { createDispatcher } from './lead-dispatcher';
import { createStrayEnder } from './stray-ender';
import { indexFields } from './index-fields';
import { createReconciler } from './lead-reconciler';
import { repeat, type Repeated } from './repeat';
import { restartFailingRuns } from './restart-failing-runs';
import { createSnapshotter } from './process-snapshotter';
import { sealAudit } from './seal-audit';
import { sweepExpired } from './sweep-expired';
import type { WorkerPresence } from './worker-presence';

/** Longer than any buyer's limit: what is this old on a closed lead is in nobody's hands. */
const STALE_MS = 180_000;

export interface UpkeepDeps {
  readonly pool: Pool;
  /** As the owner of the tables. */
  readonly owner: Pool;
  readonly client: Client;
  readonly config: Config;
  readonly log: Logger;
  readonly inHand: LeadsInHand;
  readonly presence: Pick<WorkerPresence, 'beat'>;
  readonly now: () => number;
}

export interface Upkeep {
  /** New leads are waiting: dispatch at once. */
  wake(): void;
  stop(): Promise<void>;
}

/** Everything that keeps the book of record and Temporal in step, beside the workflows themselves. Any number of workers may run it. */
export function startUpkeep({ pool, owner, client, config, log, inHand, presence, now }: UpkeepDeps): Upkeep {
  const { dispatch, drain } = createDispatcher({ pool, client, inHand, eager: true });
  const senders = createNoticeSenders(config.notices);
  const secrets = boxOfRing(config.keys);
  const dispatcher = repeat('dispatch-leads', 1_000, log, dispatch);
  inHand.whenRoom(() => dispatcher.wake());
  const others: Repeated[] = [
    repeat('worker-beat', 5_000, log, async () => {
      await presence.beat();
      return 'idle';
    }),
    repeat('dispatch-actions', 2_000, log, () => dispatchActions(pool, client)),
    repeat('reconcile-moving', 5_000, log, createReconciler({ pool, client, log, now }, 'moving')),
    repeat('reconcile-waiting', 5_000, log, createReconciler({ pool, client, log, now }, 'waiting')),
    repeat('end-stray-runs', 20_000, log, createStrayEnder(pool, client)),
    repeat('restart-failing-runs', 10_000, log, () => restartFailingRuns(client, log)),
    repeat('free-reservations', 10_000, log, async () => {
      await freeStaleReservations(pool, { now: now(), olderThanMs: STALE_MS });
      return 'idle';
    }),
    repeat('send-notices', 2_000, log, async () => {
      await sendNotices(pool, senders, { now: now(), publicUrl: config.api.publicUrl, openLink: secrets.open });
      return 'idle';
    }),
    repeat('sweep-expired', 600_000, log, () => sweepExpired(pool)),
    repeat('index-fields', 5_000, log, () => indexFields(owner, log)),
    repeat('seal-audit', 60_000, log, () => sealAudit(pool, log, secrets)),
    repeat('check-ledger', 600_000, log, () => checkLedgerDaily(pool, log, now)),
    repeat('snapshot-processes', 3_000, log, createSnapshotter(pool, client, now)),
  ];
  return {
    wake: () => dispatcher.wake(),
    stop: async () => {
      await Promise.all([dispatcher, ...others].map((each) => each.stop()));
      await drain();
    },
  };
}
