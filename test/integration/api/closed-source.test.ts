import { openInboundMarket, type InboundMarket } from './inbound-market';

const JSON_TYPE = { 'content-type': 'application/json' };
const XML_TYPE = { 'content-type': 'text/xml' };
let market: InboundMarket;
let ids: { LID: unknown; VID: unknown; AID: unknown };
let source: string;

beforeAll(async () => {
  market = await openInboundMarket();
  const field = (name: string): object => ({ name, label: name, kind: 'text' });
  const type = await market.made('/lead-types', {
    name: 'Odd names',
    document: { v: 1, fields: ['FirstName', 'toString', 'valueOf', 'hasOwnProperty'].map(field) },
  });
  const sent = await market.made('/sources', { name: 'Partner' });
  const campaign = await market.made('/campaigns', {
    name: 'Web',
    sourceId: sent.id,
    leadTypeId: type.id,
    settings: { v: 1, requireAuthentication: false },
  });
  source = sent.id;
  ids = { LID: type['lid'], VID: sent['vid'], AID: campaign['aid'] };
}, 60_000);
afterAll(() => market.close());

const post = (headers: Record<string, string>, body: string) =>
  market.api.send('POST', '/intake/leads', { headers, body });
const asXml = (fields: string): string =>
  `<lead><LID>${String(ids.LID)}</LID><VID>${String(ids.VID)}</VID><AID>${String(ids.AID)}</AID>${fields}</lead>`;

test('fields that are called what every object has a member called arrive from XML as they do from JSON', async () => {
  const fields = { FirstName: 'Ann', toString: 'a', valueOf: 'b', hasOwnProperty: 'c' };
  const kept = await Promise.all(
    [
      post(JSON_TYPE, JSON.stringify({ ...ids, ...fields })),
      post(
        XML_TYPE,
        asXml(
          Object.entries(fields)
            .map(([name, value]) => `<${name}>${value}</${name}>`)
            .join(''),
        ),
      ),
    ].map(async (sending) => {
      const answer = await sending;
      const leadId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(answer.text)?.[0];
      const {
        rows: [lead],
      } = await market.database.pool.query<{ fields: object }>('select fields from lead where id = $1', [leadId]);
      return [answer.status, Object.entries(lead?.fields ?? {}).sort()];
    }),
  );
  expect(kept).toEqual([
    [202, Object.entries(fields).sort()],
    [202, Object.entries(fields).sort()],
  ]);
});

test.each([
  ['closed', 'The source is closed.'],
  ['inactive', 'The source is inactive.'],
])('a source that is %s is refused through every campaign; what it sent is kept', async (status, message) => {
  const changed = await market.call('PATCH', `/sources/${source}`, { status });
  expect([changed.status, changed.json()['status']]).toEqual([200, status]);
  // Receivers hear of a change a moment later.
  let answer = await post(JSON_TYPE, JSON.stringify({ ...ids, FirstName: `${status} 0` }));
  for (let at = 1; at < 50 && !answer.text.includes(message); at += 1)
    answer = await post(JSON_TYPE, JSON.stringify({ ...ids, FirstName: `${status} ${at}` }));
  expect([answer.status, answer.json()]).toMatchObject([
    200,
    {
      outcome: 'rejected',
      code: 'source-not-active',
      reasons: [{ code: 'source-not-active', message, detail: { status } }],
    },
  ]);
  const { rows } = await market.database.pool.query('select outcome from lead where id = $1', [
    answer.json()['leadId'],
  ]);
  expect(rows).toEqual([{ outcome: 'rejected' }]);
  const listed = (
    await market.call('POST', '/sources/search', {
      filter: { join: 'and', items: [{ column: 'status', is: 'any-of', value: [status] }] },
    })
  ).json<{ items: { id: string }[] }>();
  expect(listed.items.map(({ id }) => id)).toEqual([source]);
});
