import type { Config } from '#config/config';
import type { Installation } from '../installation';

/** The bare worker's compiled file, for `Bench.beside`. */
export const BARE_WORKER = 'floor/bare-worker.js';

export interface BareWorkerInput {
  readonly address: string;
  readonly settings: Config['worker'];
}

/** The same server and the same settings as the product's worker. */
export const bareWorkerInput = ({ stack, config }: Installation): BareWorkerInput => ({
  address: stack.temporalAddress,
  settings: config.worker,
});
