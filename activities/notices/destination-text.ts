import { oneLine } from './one-line';

/** Origins are longer than names. */
const MOST = 200;

/** What a notice of a new destination of personal data knows. */
export interface DestinationFacts {
  readonly who: string;
  readonly what: string;
  /** Scheme, host and port: the rest of an address may hold a key. */
  readonly origin: string;
}

/** Word to administrators that personal data goes to an address it did not go to before. */
export function destinationText({ who, what, origin }: DestinationFacts, publicUrl: string) {
  return {
    subject: `Leadrail: personal data goes to a new address: ${oneLine(origin, MOST)}`,
    text: [
      `${oneLine(who, MOST)} saved a new address that personal data is sent to.`,
      '',
      `What sends it: ${oneLine(what, MOST)}`,
      `Address: ${oneLine(origin, MOST)}`,
      `Who did what: ${publicUrl}/audit`,
      '',
      'If this was not agreed upon, take the change back in its history and end the access of whoever made it.',
      '',
    ].join('\n'),
  };
}
