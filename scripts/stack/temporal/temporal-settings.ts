/** The server version this product is tested with, and the oldest it can work with (worker versioning, updates with start). */
export const TEMPORAL_VERSION = '1.9.1';
export const OLDEST_TEMPORAL = '1.4.1';
/** The newest version whose module the Go tool can install by name. */
export const GO_INSTALL_VERSION = '1.5.1';

/**
 * Dynamic configuration of the private server; the same values are in temporal-compose.yml. The two poll rates decide how fast
 * a lead is answered (the default reads internal queues 20 times a second); one partition suits one node; the rates must not
 * throttle a single tenant. A workflow whose task died with its worker many times in a row is tried again within seconds, not, as
 * by default, up to ten minutes later (found by killing everything forty times). Values are JSON.
 */
export const DYNAMIC_CONFIG: Readonly<Record<string, string>> = {
  'history.transferProcessorMaxPollRPS': '2000',
  'history.timerProcessorMaxPollRPS': '2000',
  'history.rps': '20000',
  'history.workflowTaskRetryMaxInterval': '"5s"',
  'matching.numTaskqueueReadPartitions': '1',
  'matching.numTaskqueueWritePartitions': '1',
  'frontend.rps': '20000',
  'frontend.namespaceRPS': '20000',
  'frontend.namespaceRPS.visibility': '500',
  'system.enableActivityEagerExecution': 'true',
  'system.forceSearchAttributesCacheRefreshOnRead': 'false',
};

/**
 * A killed server loses nothing in this mode; only a crash of the whole machine may cost its last moments, which Postgres makes
 * good.
 */
export const SQLITE_PRAGMAS: readonly string[] = ['journal_mode=WAL', 'synchronous=NORMAL'];
