import type { FieldSettings } from '../../fields/lead-type.schema';
import type { Json } from '../../kernel/json';
import type { Reason } from '../../kernel/reason';
import { contactFieldsOf, isContactField } from '../../mapping/contact-fields';
import type { MappingDocument } from '../../mapping/mapping.schema';

interface Written {
  readonly body?: { readonly type?: string; readonly text?: string; readonly expression?: string };
  readonly headers?: readonly { readonly value: string }[];
}

/** `lead.Email` and `lead["Email"]` name a field; `lead` alone in a tag or an expression sends all of them. */
function namedInTexts({ body, headers }: Written, contact: readonly FieldSettings[]): readonly FieldSettings[] {
  const tags = [body?.text ?? '', ...(headers ?? []).map(({ value }) => value)].flatMap(
    (text) => text.match(/\{[{%][\s\S]*?[%}]\}/g) ?? [],
  );
  const texts = [...tags, body?.expression ?? ''];
  const whole = texts.some((text) => /(?<![\w.$"'])lead(?![\w"'])(?!\s*(\.|\[)\s*["']?[A-Za-z_])/.test(text));
  const names = new Set(
    texts.flatMap((text) => [...text.matchAll(/\blead\s*(?:\.|\[)\s*["'`]?(\w+)/g)].map((match) => match[1])),
  );
  return whole ? contact : contact.filter((field) => names.has(field.name));
}

/** What an operator should know of a ping: which contact data its mapping, templates and headers would tell every bidder. Null when none. */
export function contactInPing(
  config: Json,
  mapping: MappingDocument,
  definitions: readonly FieldSettings[],
): Reason | null {
  const written = (typeof config === 'object' && config !== null ? config : {}) as Written;
  const { body } = written;
  const takesMapped =
    body === undefined ||
    body.type === 'mapped' ||
    /\bfields\b/.test(body.text ?? body.expression ?? '') ||
    (written.headers ?? []).some(({ value }) => /\bfields\b/.test(value));
  const told = new Set([
    ...(takesMapped ? contactFieldsOf(mapping, definitions) : []),
    ...namedInTexts(written, definitions.filter(isContactField)),
  ]);
  if (told.size === 0) return null;
  const message = `As a ping it tells every bidder: ${[...told].map(({ label }) => label).join(', ')}. Contact data belongs into the message to the one that buys.`;
  return { code: 'contact-data-in-ping', message, field: 'mapping' };
}
