type Unit = readonly [seconds: number, name: string];
/** Below how many seconds which two units are told. */
const SCALES: readonly (readonly [below: number, large: Unit, small: Unit])[] = [
  [3600, [60, 'm'], [1, 's']],
  [86_400, [3600, 'h'], [60, 'm']],
  [Infinity, [86_400, 'd'], [3600, 'h']],
];

/** Milliseconds in the two largest units that matter: `184 ms`, `1.2 s`, `3 m 12 s`, `2 h 5 m`, `4 d 3 h`. */
export function formatDuration(ms: number): string {
  if (ms < 0) return `−${formatDuration(-ms)}`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const [, [large, name], [small, smallName]] = SCALES.find(([below]) => seconds < below)!;
  const rest = Math.floor((seconds % large) / small);
  const whole = `${Math.floor(seconds / large)} ${name}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`;
}
