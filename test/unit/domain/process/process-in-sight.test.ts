import type { ProcessNode } from '#domain/process/process-document';
import { processInSight } from '#domain/process/process-in-sight';

const node = (id: string, kind: ProcessNode['kind'], detail: ProcessNode['detail']): ProcessNode => ({
  id,
  kind,
  label: `${id} of Acme`,
  state: 'done',
  startedAt: 0,
  endedAt: 1,
  durationMs: 1,
  detail,
  attempts: [],
  history: null,
});
const document = {
  v: 1 as const,
  leadId: 'lead',
  stage: 'closed',
  outcome: 'sold',
  receivedAt: 0,
  closedAt: 9,
  runs: [],
  nodes: [
    node('receive', 'receive', {}),
    node('plan', 'plan', {
      number: 1,
      candidates: 2,
      refused: 40,
      order: [{ accountId: 'mine' }, { accountId: 'theirs' }],
      refusals: [{ accountId: 'theirs-2', reasons: [] }],
    }),
    node('auction', 'auction', { planNumber: 1, asked: 2, bids: 2, bestMinor: 9900 }),
    node('ping-mine', 'ping', { accountId: 'mine' }),
    node('ping-theirs', 'ping', { accountId: 'theirs' }),
    node('sale-mine', 'delivery', { accountId: 'mine' }),
    node('sale-theirs', 'delivery', { accountId: 'theirs' }),
    node('copy-theirs', 'alternate', { deliveryId: 'sale-theirs' }),
    node('return-mine', 'return', { deliveryId: 'sale-mine' }),
  ],
  edges: [
    { from: 'receive', to: 'plan' },
    { from: 'auction', to: 'ping-theirs' },
    { from: 'sale-mine', to: 'return-mine' },
  ],
};

describe('a process for somebody who sees only some buyers', () => {
  const seen = processInSight(document, new Set(['mine']));

  it('has nothing of other buyers, not even their number or best bid', () => {
    expect(seen.nodes.map(({ id }) => id)).toEqual([
      'receive',
      'plan',
      'auction',
      'ping-mine',
      'sale-mine',
      'return-mine',
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/theirs|9900|40/);
    expect(seen.nodes[1]!.detail).toMatchObject({ candidates: 1, refused: 0 });
  });

  it('draws no arrow to what is hidden', () =>
    expect(seen.edges).toEqual([
      { from: 'receive', to: 'plan' },
      { from: 'sale-mine', to: 'return-mine' },
    ]));
});
