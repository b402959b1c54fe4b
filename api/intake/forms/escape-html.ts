const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that has become HTML. Only `html` and `join` make it, so that nothing reaches a page unescaped. */
export interface Html {
  readonly markup: string;
}

/** A template whose values are escaped, unless they are HTML already; null, undefined and false leave nothing. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (Html | string | number | false | null | undefined)[]
): Html {
  return { markup: parts.reduce((text, part, index) => text + written(values[index - 1]) + part) };
}

export function join(pieces: readonly Html[]): Html {
  return { markup: pieces.map(({ markup }) => markup).join('') };
}

function written(value: Html | string | number | false | null | undefined): string {
  if (value === null || value === undefined || value === false) return '';
  return typeof value === 'object'
    ? value.markup
    : String(value).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
