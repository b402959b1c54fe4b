/** Names that fields about the visitor's consent go by. */
const ABOUT = /consent|tcpa|certificate|trustedform|jornaya|leadid|landingpage|ipaddress|useragent/i;
/** Of these alone nothing is known about consent. */
const PLACES = /landingpage|ipaddress|useragent/i;

export interface ConsentFact {
  readonly name: string;
  readonly value: unknown;
}

/** What a lead's fields say of the visitor's consent; empty when they say nothing. */
export function consentOf(fields: Readonly<Record<string, unknown>>): readonly ConsentFact[] {
  const found = Object.entries(fields)
    .filter(([name, value]) => ABOUT.test(name) && value !== null && value !== '')
    .map(([name, value]) => ({ name, value }));
  return found.some(({ name }) => !PLACES.test(name)) ? found : [];
}
