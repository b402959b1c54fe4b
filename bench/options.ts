import { UserError } from '#domain/kernel/errors';
import type { Measure } from './measure';

export interface BenchOptions {
  /** The last line of stdout is the result as JSON. */
  readonly json: boolean;
  /** Fewer and shorter slices: to see that it works, not to quote. */
  readonly quick: boolean;
  /** Folder for CPU profiles of api and worker, one per measure. */
  readonly profile: string | undefined;
  readonly measures: readonly Measure[];
}

/** Reads `--json --quick --profile=<folder> <id>…`; without ids everything is measured. */
export function readBenchOptions(args: readonly string[], all: readonly Measure[]): BenchOptions {
  const flags = args.filter((arg) => arg.startsWith('--'));
  const ids = args.filter((arg) => !arg.startsWith('--'));
  const profile = flags.find((flag) => flag.startsWith('--profile='));
  const unknown = [
    ...flags.filter((flag) => !['--json', '--quick', profile].includes(flag)),
    ...ids.filter((id) => !all.some((measure) => measure.id === id)),
  ];
  if (unknown.length > 0) {
    const known = all.map(({ id }) => id).join(', ');
    throw new UserError(
      'unknown-argument',
      `npm run bench knows --json, --quick, --profile=<folder> and ${known}; not ${unknown.join(' ')}.`,
    );
  }
  return {
    json: flags.includes('--json'),
    quick: flags.includes('--quick'),
    profile: profile?.slice('--profile='.length),
    measures: ids.length === 0 ? all : all.filter(({ id }) => ids.includes(id)),
  };
}
