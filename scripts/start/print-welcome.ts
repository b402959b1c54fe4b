import type { DemoMarket } from '#db/seeds/seed-demo-market';
import type { Stack } from '../stack/stack';
import { exampleLead } from './example-lead';

/** What a newcomer needs once everything runs: where it is, how to sign in, one request to try. */
export function printWelcome(stack: Stack, market: DemoMarket | null): void {
  const url = stack.apiUrl;
  const lines = ['', `Leadrail is running at ${url}`, ''];
  lines.push(
    ...table([
      ['Start page', `${url}/`],
      ['API description', `${url}/openapi.json`],
      ['Metrics', `${url}/metrics (API), ${stack.places.workerUrl}/metrics (worker)`],
      [
        'Temporal',
        `${stack.temporalAddress}${stack.places.temporalUiUrl ? `, web UI ${stack.places.temporalUiUrl}` : ''}`,
      ],
      ['Data and logs', stack.places.home],
    ]),
  );
  if (market?.adminEmail)
    lines.push('', `Sign in: ${browserUrl(url)} as ${market.adminEmail} with ${wordsFor(market.adminPassword)}`);
  if (market) lines.push('', 'Sign-in for the API (client credentials, POST /oauth/token):', ...table(signIn(market)));
  const lead = exampleLead(market);
  if (lead) lines.push('', 'Send a lead:', '', ...curl(url, lead));
  lines.push('', 'Stop with Ctrl-C. Begin anew with: npm start -- --fresh', '');
  console.log(lines.join('\n'));
}

/** Browsers take session cookies over plain http on localhost, not on every spelling of it. */
const browserUrl = (url: string): string => url.replace('//127.0.0.1:', '//localhost:');
const wordsFor = (password: string | null): string =>
  password === null ? 'the password you chose' : `password ${password}`;

const signIn = (market: DemoMarket): [string, string][] => [
  ['client id', market.adminClientId],
  ['client secret', market.adminClientSecret],
];

function curl(url: string, lead: Readonly<Record<string, string | number>>): string[] {
  return [`  curl -sS ${url}/intake/leads -H 'Content-Type: application/json' -d '${JSON.stringify(lead)}'`];
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`);
}
