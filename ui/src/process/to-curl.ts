export interface KeptRequest {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | null;
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A kept request as a command line for a shell; masked secrets stay masked, the caller fills them in. Null when nothing was sent over HTTP. */
export function toCurl({ method, url, headers = {}, body }: KeptRequest): string | null {
  if (method === undefined || url === undefined) return null;
  const parts = [
    `curl -X ${method} ${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === null || body === undefined ? [] : [`--data-raw ${quoted(body)}`]),
  ];
  return parts.join(' \\\n  ');
}
