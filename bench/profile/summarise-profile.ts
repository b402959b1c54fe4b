import type { Profiler } from 'node:inspector';

const SHOWN = 7;

/** Where a process spent its time, by library or by folder of ours: `busy 61 %: pg 20 %, activities/delivery 9 %`. Shares are of the busy time. */
export function summariseProfile(profile: Profiler.Profile): string {
  const places = new Map(profile.nodes.map((node) => [node.id, placeOf(node.callFrame)]));
  const times = new Map<string, number>();
  profile.samples?.forEach((id, index) => {
    const place = places.get(id) ?? 'unknown';
    times.set(place, (times.get(place) ?? 0) + (profile.timeDeltas?.[index] ?? 0));
  });
  const whole = [...times.values()].reduce((sum, time) => sum + time, 0);
  const busy = whole - (times.get('(idle)') ?? 0);
  times.delete('(idle)');
  const top = [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, SHOWN)
    .map(([place, time]) => `${place} ${percent(time, busy)}`);
  return `busy ${percent(busy, whole)}: ${top.join(', ')}`;
}

const percent = (part: number, whole: number): string => `${Math.round((100 * part) / Math.max(whole, 1))} %`;

function placeOf({ url, functionName }: Profiler.Profile['nodes'][number]['callFrame']): string {
  if (url === '') return functionName === '' ? '(program)' : functionName;
  const library = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(url)?.[1];
  if (library) return library;
  return /dist\/([^/]+(?:\/[^/]+)?)/.exec(url)?.[1]?.replace(/\.js$/, '') ?? url;
}
