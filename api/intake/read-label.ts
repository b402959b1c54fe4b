/** What a Content-Type header says of a body. */
export interface Label {
  /** The media type as it was sent, '' when none was. */
  readonly type: string;
  /** Null for a type that no lead comes in. */
  readonly format: 'json' | 'form' | 'xml' | 'multipart' | null;
  readonly charset: string | undefined;
  readonly boundary: string | undefined;
}

export function readLabel(contentType: string | undefined): Label {
  const [type = '', ...rest] = (contentType ?? '').split(';');
  const parameter = (name: string): string | undefined =>
    rest
      .map((part) => part.trim())
      .find((part) => part.toLowerCase().startsWith(`${name}=`))
      ?.slice(name.length + 1)
      .replace(/^"(.*)"$/, '$1');
  return {
    type: type.trim().toLowerCase(),
    format: formatOf(type.trim().toLowerCase()),
    charset: parameter('charset') || undefined,
    boundary: parameter('boundary'),
  };
}

function formatOf(type: string): Label['format'] {
  if (type === 'application/json' || type === 'text/json' || /^application\/[\w.-]+\+json$/.test(type)) return 'json';
  if (type === 'application/x-www-form-urlencoded') return 'form';
  if (type === 'multipart/form-data') return 'multipart';
  if (type === 'application/xml' || type === 'text/xml' || /^application\/[\w.-]+\+xml$/.test(type)) return 'xml';
  return null;
}
