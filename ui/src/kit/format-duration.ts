/** Milliseconds in the two largest units that matter: `184 ms`, `1.2 s`, `3 m 12 s`, `2 h 5 m`, `4 d 3 h`. */
export function formatDuration(ms: number): string {
  if (ms < 0) return `−${formatDuration(-ms)}`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  return (
    pair(seconds, 3600, 60, 'm', 's') ??
    pair(seconds, 86_400, 3600, 'h', 'm', 60) ??
    pair(seconds, Infinity, 86_400, 'd', 'h', 3600)!
  );
}

function pair(
  seconds: number,
  below: number,
  large: number,
  name: string,
  smallName: string,
  small = 1,
): string | null {
  if (seconds >= below) return null;
  const rest = Math.floor((seconds % large) / small);
  return rest === 0
    ? `${Math.floor(seconds / large)} ${name}`
    : `${Math.floor(seconds / large)} ${name} ${rest} ${smallName}`;
}
