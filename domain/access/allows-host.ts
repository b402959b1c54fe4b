/** What an attempt says that was not made because of the list. */
export const HOST_NOT_ALLOWED = 'host-not-allowed';

/**
 * May anything be sent to this address? An empty list allows every host. `*.example.com` allows each name below example.com, not
 * example.com itself: https://in.buyer.example.com/leads is allowed by `*.example.com`, https://example.com.evil.net is not.
 */
export function allowsHost(hosts: readonly string[], url: string): boolean {
  if (hosts.length === 0) return true;
  if (!URL.canParse(url)) return false;
  const host = new URL(url).hostname.replace(/\.$/, '');
  return hosts.some((known) => (known.startsWith('*.') ? host.endsWith(known.slice(1)) : host === known));
}
