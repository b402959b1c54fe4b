import { UserError } from '#domain/kernel/errors';
import type { Names } from './names';
import { RESERVED_TABLES } from './reserved-tables';

/** A resource in all the forms its files need: one of them and many of them, in code, in the database and in words. */
export interface ResourceNames extends Names {
  /** `lead_partner` */
  readonly table: string;
  /** `lead-partners`: its path and its files. */
  readonly manyKebab: string;
  /** `leadPartners`: its contract and its words. */
  readonly manyCamel: string;
  /** `Lead partners` */
  readonly manyWords: string;
  /** `lead partner`, within a sentence. */
  readonly lower: string;
}

/** The book of record gets from a table to its resource by an s; numbers of migrations are the only digits in their names. */
const OTHER_PLURAL = /(s|x|z|ch|sh|[^aeiou]y)$/;

/** Throws UserError `no-name-of-a-resource` for what has another plural than with an s, has digits or is a word of SQL. */
export function resourceNamesOf(names: Names): ResourceNames {
  const { kebab, camel, words } = names;
  const table = kebab.replaceAll('-', '_');
  if (/\d/.test(kebab) || OTHER_PLURAL.test(kebab) || RESERVED_TABLES.has(table))
    throw new UserError(
      'no-name-of-a-resource',
      `"${kebab}" is no name of a resource: one of them, in letters, whose plural ends in a mere s, and no word of SQL, e.g. sales-team.`,
    );
  return {
    ...names,
    table,
    manyKebab: `${kebab}s`,
    manyCamel: `${camel}s`,
    manyWords: `${words}s`,
    lower: words.toLowerCase(),
  };
}
