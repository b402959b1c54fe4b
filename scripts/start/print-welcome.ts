import { FIRST_ADMINISTRATOR, type FirstSignIn } from '#db/seeds/first-administrator';
import type { DemoMarket } from '#db/seeds/seed-demo-market';
import type { Stack } from '../stack/stack';
import { exampleLead } from './example-lead';

/** What a newcomer needs once everything runs: where it is, how to sign in, one request to try. */
export function printWelcome(stack: Stack, market: DemoMarket | null, signIn: FirstSignIn | null): void {
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
  if (market) lines.push('', ...signInLines(browserUrl(url), signIn));
  const lead = exampleLead(market);
  if (lead) lines.push('', 'Send a lead:', '', ...curl(url, lead));
  lines.push('', 'Stop with Ctrl-C. Begin anew with: npm start -- --fresh', '');
  console.log(lines.join('\n'));
}

/** Browsers take session cookies over plain http on localhost, not on every spelling of it. */
const browserUrl = (url: string): string => url.replace('//127.0.0.1:', '//localhost:');

/** A password and a secret are told by the start that made them alone: logs are kept. Later ones say how to get in without. */
export function signInLines(url: string, signIn: FirstSignIn | null): string[] {
  const lines = signIn?.password
    ? [
        `Sign in: ${url} as ${signIn.email} with password ${signIn.password}`,
        'This password is shown this once, and the first sign-in asks for one of your own.',
      ]
    : [
        `Sign in: ${url} with the password you chose. A new link for somebody who lost it, while this runs:`,
        `  npm run administrator -- --another --email ${FIRST_ADMINISTRATOR}`,
      ];
  const { credential = null } = signIn ?? {};
  if (credential)
    lines.push(
      '',
      'Sign-in for the API (client credentials, POST /oauth/token), good for 30 days and shown this once:',
      ...table([
        ['client id', credential.clientId],
        ['client secret', credential.clientSecret],
      ]),
    );
  return lines;
}

function curl(url: string, lead: Readonly<Record<string, string | number>>): string[] {
  return [`  curl -sS ${url}/intake/leads -H 'Content-Type: application/json' -d '${JSON.stringify(lead)}'`];
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`);
}
