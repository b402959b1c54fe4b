import type { Json } from '../../kernel/json';
import { isMembers } from '../../kernel/members';
import type { Destination } from '../channel';

/** The addresses of a config that sends by HTTP: of sold leads, of tests, and where its login is asked for a token. */
export function httpDestinations(config: Json): readonly Destination[] {
  if (!isMembers<Json>(config)) return [];
  const login = config['authentication'];
  const at = (field: string, url: Json | undefined, production: boolean): Destination[] =>
    typeof url === 'string' && url !== '' ? [{ field, url, production }] : [];
  return [
    ...at('productionUrl', config['productionUrl'], true),
    ...at('testingUrl', config['testingUrl'], false),
    ...(isMembers<Json>(login) ? at('authentication.tokenUrl', login['tokenUrl'], false) : []),
  ];
}
