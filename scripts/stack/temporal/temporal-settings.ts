/** The server version this product is tested with, and the oldest it can work with (worker versioning, updates with start). */
export const TEMPORAL_VERSION = '1.9.1';
export const OLDEST_TEMPORAL = '1.4.1';

/**
 * SHA-256 of the program itself, by platform. It is the same whichever place it comes from: the vendor's archive and the Python wheel
 * hold one and the same file.
 */
export const TEMPORAL_SHA256: Readonly<Record<string, string>> = {
  'linux-x64': '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
  'linux-arm64': '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
  'darwin-x64': 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
  'darwin-arm64': '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
};

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
