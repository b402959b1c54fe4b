import type { Express } from 'express';

/** The methods an address answers to, by the routes that are bound; a pattern for whatever nobody else answers is no address. */
export function methodsAt(app: Express, path: string): string[] {
  const methods = new Set<string>();
  for (const { route } of app.router.stack) {
    if (typeof route?.path !== 'string' || !patternOf(route.path).test(path)) continue;
    for (const { method } of route.stack) methods.add(method.toUpperCase());
  }
  if (methods.size === 0) return [];
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods, 'OPTIONS'].sort();
}

/** Express takes an address with a slash at its end, and in either case. */
function patternOf(route: string): RegExp {
  const parts = route.replace(/[.+*?^$()[\]{}|\\]/g, '\\$&').replace(/:\w+/g, '[^/]+');
  return new RegExp(`^${parts}/?$`, 'i');
}
