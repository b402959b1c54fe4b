import { PERMISSIONS } from '#api/contract/permissions';
import { openTestSession } from '#test/kit/session';
import { useTwoOfEach, type TwoOfEach } from './use-two-of-each';

let opened: TwoOfEach;
useTwoOfEach((given) => void (opened = given));

interface Booked {
  action: string;
  entity: string;
  entityId: string | null;
}
async function bookedBy(table: 'audit_look' | 'audit_event', actor: string): Promise<Booked[]> {
  const { rows } = await opened.database.pool.query(
    `select action, entity, entity_id as "entityId" from ${table} where actor = $1 order by at, id`,
    [actor],
  );
  return rows;
}

test('every look at a lead is on record, whatever of it was looked at', async () => {
  const ann = await openTestSession(opened.api, opened.database, PERMISSIONS);
  const lead = opened.world.ids.lead.mine;
  const form = new FormData();
  form.append('file', new Blob(['abc'], { type: 'text/plain' }), 'note.txt');
  const file = await fetch(`${opened.api.url}/api/v1/leads/${lead}/files`, {
    method: 'POST',
    headers: ann.headers,
    body: form,
  });
  const { id } = (await file.json()) as { id: string };
  const statuses: number[] = [];
  for (const path of ['history', 'notes', 'files', `files/${id}`, 'notes'])
    statuses.push((await ann.call('GET', `/api/v1/leads/${lead}/${path}`)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200]);
  expect((await ann.call('DELETE', `/api/v1/leads/${lead}/files/${id}`)).status).toBe(204);
  const filter = (column: string, value: string) => ({ filter: { join: 'and', items: [{ column, is: 'is', value }] } });
  expect((await ann.call('POST', '/api/v1/leads/count', filter('grade', 'A'))).status).toBe(200);
  expect((await ann.call('POST', '/api/v1/leads/count', filter('email', 'mine@example.com'))).status).toBe(200);
  expect(await bookedBy('audit_look', `user:${ann.userId}`)).toEqual([
    { action: 'read', entity: 'lead_history', entityId: lead },
    { action: 'read', entity: 'lead_note', entityId: lead },
    { action: 'read', entity: 'lead_file', entityId: lead },
    { action: 'export', entity: 'lead_file', entityId: lead },
    { action: 'search', entity: 'leads', entityId: null },
  ]);
  expect(await bookedBy('audit_event', `user:${ann.userId}`)).toEqual([
    { action: 'file-deleted', entity: 'lead_file', entityId: lead },
  ]);
});

test('who is refused is on record, once for many times', async () => {
  const ben = await openTestSession(opened.api, opened.database, []);
  for (let times = 0; times < 5; times += 1) {
    expect((await ben.call('GET', '/api/v1/settings')).status).toBe(403);
    expect((await ben.call('GET', '/api/v1/options/buyers')).status).toBe(403);
  }
  const refused = { action: 'refused', entity: 'endpoint', entityId: null };
  expect(await bookedBy('audit_event', `user:${ben.userId}`)).toEqual([refused, refused]);
});

test('client secrets that are refused and tokens that are issued are on record', async () => {
  const made = await opened.admin.call('POST', '/api/v1/credentials', { name: 'Tool', scopes: ['data'] });
  const { id, clientId, clientSecret } = made.json<{ id: string; clientId: string; clientSecret: string }>();
  const ask = (secret: string) =>
    opened.api.call('POST', '/oauth/token', {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secret,
    });
  expect((await ask('wrong')).status).toBe(401);
  expect((await ask(clientSecret)).status).toBe(200);
  expect(await bookedBy('audit_event', 'anonymous')).toEqual([
    { action: 'token-refused', entity: 'api_credential', entityId: null },
  ]);
  expect(await bookedBy('audit_event', `credential:${id}`)).toEqual([
    { action: 'token-issued', entity: 'api_credential', entityId: id },
  ]);
});
