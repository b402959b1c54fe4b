import { deliveryPath } from '../../../../ui/src/process/delivery-path';
import { groupAccounts, type CheckedAccount } from '../../../../ui/src/process/group-accounts';
import { prettyBody } from '../../../../ui/src/process/pretty-body';
import { readPlan } from '../../../../ui/src/process/read-plan';
import { toCurl } from '../../../../ui/src/process/to-curl';
import { AUCTION, delivery, lead, ping, PLANNED, step } from './process-builder';

describe('a kept request as a command line', () => {
  it('says method, address, headers and body, quoted for a shell, secrets still masked', () => {
    expect(
      toCurl({
        method: 'POST',
        url: 'https://buyer.example.com/leads',
        headers: { authorization: '••••', 'content-type': 'application/json' },
        body: `{"name":"O'Neil"}`,
      }),
    ).toBe(
      `curl -X POST 'https://buyer.example.com/leads' \\\n  -H 'authorization: ••••' \\\n  -H 'content-type: application/json' \\\n  --data-raw '{"name":"O'\\''Neil"}'`,
    );
  });

  it('is none for what was not sent over HTTP', () => expect(toCurl({})).toBeNull());
});

describe('a kept body', () => {
  it('is indented when it is JSON and stays itself when it is not', () => {
    expect(prettyBody('{"a":{"b":1}}')).toBe('{\n  "a": {\n    "b": 1\n  }\n}');
    expect(prettyBody('<lead><a/></lead>')).toBe('<lead><a/></lead>');
    expect(prettyBody('a=1&name=Riley+Novak')).toBe('a = 1\nname = Riley Novak');
    expect(prettyBody('50%=x&y=%zz')).toBe('50%=x\ny=%zz');
  });
});

describe('the way of one delivery', () => {
  it('leaves out what belongs to others', () => {
    const way = deliveryPath(
      lead([
        ...PLANNED,
        AUCTION,
        ping('A', 100),
        ping('B', 200),
        delivery('B', 90),
        delivery('A', 120),
        step('r', 'return', 500, { detail: { deliveryId: 'delivery-A' } }),
      ]),
      'delivery-A',
    );
    expect(way.nodes.map((node) => node.id)).toEqual(['receive', 'plan', 'auction', 'ping-A', 'delivery-A', 'r']);
  });

  it('is empty for a delivery the lead does not have', () =>
    expect(deliveryPath(lead(PLANNED), 'other').nodes).toEqual([]));
});

describe('a plan', () => {
  it('names accounts by what they did later and counts refusals by their first reason', () => {
    const plan = step('plan', 'plan', 30, {
      detail: {
        number: 1,
        order: [
          { accountId: 'A', price: 100, ping: true },
          { accountId: 'X', price: 50 },
        ],
        refusals: [...Array(3).keys()]
          .map(() => ({ accountId: 'n', reasons: [{ code: 'limit-reached', message: 'The day is full.' }] }))
          .concat([{ accountId: 'm', reasons: [{ code: 'not-automated', message: 'By hand.' }] }]),
      },
    });
    expect(readPlan(lead([plan, ping('A', 100)]), plan)).toEqual({
      order: [
        { accountId: 'A', price: 100, ping: true, name: 'A, A account' },
        { accountId: 'X', price: 50, ping: false, name: null },
      ],
      refusals: [
        { code: 'limit-reached', message: 'The day is full.', count: 3 },
        { code: 'not-automated', message: 'By hand.', count: 1 },
      ],
    });
  });
});

describe('the accounts checked against a lead', () => {
  const account = (name: string, price: number, verdict: 'eligible' | 'matches' | string): CheckedAccount => ({
    accountId: name,
    accountName: name,
    buyerId: name,
    buyerCompany: `${name} Inc.`,
    priceMinor: price,
    priority: 1,
    exclusive: true,
    eligible: verdict === 'eligible',
    matches: verdict === 'eligible' || verdict === 'matches',
    rules: [
      { rule: 'Buyer is active', passed: true },
      ...(verdict === 'eligible'
        ? []
        : [
            {
              rule: 'x',
              passed: false,
              reason: { code: verdict === 'matches' ? 'not-automated' : verdict, message: 'm' },
            },
          ]),
    ],
  });
  const all = [
    account('A', 100, 'eligible'),
    account('B', 300, 'eligible'),
    account('C', 50, 'matches'),
    account('D', 1, 'limit-reached'),
    account('E', 2, 'limit-reached'),
    account('F', 3, 'criteria-not-met'),
  ];

  it('stand by verdict, best price first, refused ones by reason with the most frequent first', () => {
    const groups = groupAccounts(all, '');
    expect([groups.eligible, groups.matching].map((list) => list.map((each) => each.accountId))).toEqual([
      ['B', 'A'],
      ['C'],
    ]);
    expect(groups.refused.map(({ code, accounts }) => [code, accounts.length])).toEqual([
      ['limit-reached', 2],
      ['criteria-not-met', 1],
    ]);
  });

  it('are found by buyer or account', () => {
    expect(groupAccounts(all, ' d inc').refused).toMatchObject([{ accounts: [{ accountId: 'D' }] }]);
    expect(groupAccounts(all, 'nobody')).toEqual({ eligible: [], matching: [], refused: [] });
  });
});
