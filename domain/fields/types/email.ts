import type { FieldType } from '../field-type';
import { parseText } from '../parse-text';
import { refusedValue } from '../refuse';

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const TOP_LEVEL = /^(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{2,59})$/;
const MOST_CHARACTERS = 254;
const MOST_LOCAL = 64;

function isDomain(text: string): boolean {
  const labels = text.split('.');
  return labels.length >= 2 && labels.every((label) => LABEL.test(label)) && TOP_LEVEL.test(labels.at(-1) ?? '');
}

/** E-mail addresses as mail servers take them; the domain is kept in lower case, the part before @ as written. */
export const email: FieldType = {
  kind: 'email',
  label: 'Email',
  valueType: 'text',
  longest: () => MOST_CHARACTERS,
  parse: parseText((given, settings) => {
    if (given.length > MOST_CHARACTERS)
      return refusedValue(settings, 'email-too-long', 'must have at most 254 characters.');
    const at = given.lastIndexOf('@');
    const local = given.slice(0, at);
    const domain = given.slice(at + 1);
    return at > 0 && local.length <= MOST_LOCAL && LOCAL.test(local) && isDomain(domain)
      ? { ok: true, value: `${local}@${domain.toLowerCase()}` }
      : refusedValue(settings, 'not-an-email', 'must be an e-mail address, e.g. info@example.com.');
  }),
  format: (value) => (typeof value === 'string' ? value : ''),
  examples: {
    accepted: [
      {
        raw: ' Robin.Lee+solar@Example.COM ',
        value: 'Robin.Lee+solar@example.com',
        formatted: 'Robin.Lee+solar@example.com',
      },
      { raw: "o'neil@mail.example.org", value: "o'neil@mail.example.org", formatted: "o'neil@mail.example.org" },
    ],
    refused: [
      { raw: 'robin', code: 'not-an-email' },
      { raw: '@example.com', code: 'not-an-email' },
      { raw: 'robin@example', code: 'not-an-email' },
      { raw: 'robin@example.1', code: 'not-an-email' },
      { raw: 'robin..lee@example.com', code: 'not-an-email' },
      { raw: 'robin@-example.com', code: 'not-an-email' },
      { raw: 'a@example.com, b@example.com', code: 'not-an-email' },
      { raw: 'Robin <robin@example.com>', code: 'not-an-email' },
      { raw: `${'a'.repeat(65)}@example.com`, code: 'not-an-email' },
      { raw: `robin@${'a'.repeat(250)}.com`, code: 'email-too-long' },
    ],
  },
};
