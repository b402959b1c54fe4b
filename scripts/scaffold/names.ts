import { UserError } from '#domain/kernel/errors';

/** One name in the forms code needs: `fax-gateway`, `faxGateway`, `FaxGateway`, `Fax gateway`. */
export interface Names {
  readonly kebab: string;
  readonly camel: string;
  readonly pascal: string;
  readonly words: string;
}

const KEBAB = /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/;
const LONGEST = 40;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Throws UserError `name-not-kebab-case` for what no file can be called. */
export function namesOf(name: string): Names {
  if (!KEBAB.test(name) || name.length > LONGEST)
    throw new UserError(
      'name-not-kebab-case',
      `"${name}" is no name: small letters and digits, parts joined by a minus, at most ${LONGEST} characters, e.g. fax-gateway.`,
    );
  const [first = '', ...rest] = name.split('-');
  const camel = [first, ...rest.map(capital)].join('');
  return { kebab: name, camel, pascal: capital(camel), words: capital(name.replaceAll('-', ' ')) };
}
