import { createPool } from '#db/pool';
import { openAccessToken } from '#test/kit/access-token';
import type { Campaign } from './scenario-world';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & {
    outcome?: string;
    leadId?: string;
    code?: string;
    reasons?: { code: string; field?: string }[];
    deliveries?: unknown[];
  };
}

const apiUrl = (path: string): string => `${process.env['TEST_API_URL']}${path}`;

/** A request as a well-behaved caller makes it: an installation that is busy (503) is asked again after a second. */
async function call(path: string, init: RequestInit, tries = 10): Promise<Answer> {
  const response = await fetch(apiUrl(path), init);
  const text = await response.text();
  if (response.status === 503 && tries > 1) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return call(path, init, tries - 1);
  }
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? {} : (JSON.parse(text) as Answer['body']),
  };
}

let people = 0;
/** A person nobody else in this run is, with a number whose exchange begins with 2 to 9, as numbers must. */
export function somebody(more: Record<string, unknown> = {}): Record<string, unknown> {
  people += 1;
  const number = 2_000_000 + ((process.pid * 1000 + people) % 8_000_000);
  return {
    FirstName: 'Casey',
    LastName: 'Example',
    Email: `casey.${process.pid}.${people}.${Date.now()}@example.com`,
    Phone: `512${number}`,
    State: 'TX',
    PostalCode: '78701',
    ...more,
  };
}

/** Posts a lead as JSON. */
export function postLead(
  campaign: Campaign,
  fields: Record<string, unknown> = somebody(),
  headers: Record<string, string> = {},
): Promise<Answer> {
  return call('/intake/leads', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ LID: campaign.lid, VID: campaign.vid, AID: campaign.aid, ...fields }),
  });
}

let receiver: Promise<string> | undefined;
/** What a source is told of its lead, read with a token that may send for every source. */
export async function getLead(leadId: string): Promise<Answer> {
  receiver ??= openReceiverToken();
  return call(`/intake/leads/${leadId}`, { headers: { authorization: `Bearer ${await receiver}` } });
}

async function openReceiverToken(): Promise<string> {
  const pool = createPool(String(process.env['TEST_APP_DATABASE_URL']), 1, 'leadrail-test-receiver');
  try {
    return await openAccessToken(pool, ['receiver']);
  } finally {
    await pool.end();
  }
}

let token: Promise<string> | undefined;
/** A token of the installation's administrator. */
function adminToken(): Promise<string> {
  token ??= call('/oauth/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: process.env['TEST_ADMIN_CLIENT_ID'],
      client_secret: process.env['TEST_ADMIN_CLIENT_SECRET'],
    }),
  }).then((answer) => String(answer.body['access_token']));
  return token;
}

/** A call of the admin or data API. */
export async function api(
  method: string,
  path: string,
  body?: unknown,
  more: Record<string, string> = {},
): Promise<Answer> {
  return call(path, {
    method,
    headers: {
      authorization: `Bearer ${await adminToken()}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...more,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** What a call of the admin or data API answers with a file: its text, without the byte order mark. Asked again while other files are written. */
export async function apiText(path: string, body: unknown, tries = 20): Promise<string> {
  const headers = { authorization: `Bearer ${await adminToken()}`, 'content-type': 'application/json' };
  const response = await fetch(apiUrl(path), { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (response.status === 200) return text.replace('\uFEFF', '');
  if (tries === 1 || ![429, 503].includes(response.status))
    throw new Error(`${path} answered ${response.status}: ${text}`);
  await new Promise((resolve) => setTimeout(resolve, 200));
  return apiText(path, body, tries - 1);
}

/** Asks something of a lead, as an operator does. */
export const act = (leadId: string, action: string, payload: object = {}): Promise<Answer> =>
  api('POST', `/api/v1/leads/${leadId}/actions/${action}`, payload);
