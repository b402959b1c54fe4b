/** The way back after signing in: only within our own screens. What a browser would read as another host is none (`//host`, `/\host`, a tab between). */
export function backPath(back: unknown): string {
  return typeof back === 'string' && /^\/(?!\/)[^\s\\]*$/.test(back) ? back : '/';
}
