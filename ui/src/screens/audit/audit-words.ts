import type { Row } from '#ui/lists/row-action';
import { wordOf } from '#ui/words/i18n';

/** Names of fields, as the book of record lists them: `aiValidation, names`. */
const FIELD_NAMES = /^[a-z][A-Za-z0-9]*(, [a-z][A-Za-z0-9]*)*$/;
const plain = (name: string): string =>
  name.replace(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);

/** A person or a program by its name; what was nobody in particular in words. */
export const actorWord = (row: Row): string =>
  row['actorName'] === row['actor']
    ? wordOf('audit.actors', String(row['actor'] ?? ''))
    : String(row['actorName'] ?? '');

/** A note as it was written, names of fields and of what is booked with an entry in letters people read. */
export function detailWords(row: Row): string {
  const text = String(row['summary'] ?? '');
  if (row['kind'] === 'change')
    return FIELD_NAMES.test(text) && row['action'] === 'changed'
      ? text
          .split(', ')
          .map((name) => wordOf('audit.fields', name))
          .join(', ')
      : text;
  return text.replace(/(^|, )([a-z][A-Za-z]*): /g, (_, before: string, name: string) => `${before}${plain(name)}: `);
}
