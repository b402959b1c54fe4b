import type { ProcessDrawing } from '../../../../ui/src/process/drawing';
import { layOutProcess } from '#ui/process/lay-out-process';
import { attempt, AUCTION, context, delivery, lead, ping, PLANNED, START, step } from './process-builder';

const boxes = (drawing: ProcessDrawing) => drawing.rows.map((row) => row.cells.map((cell) => cell.title));
const link = (drawing: ProcessDrawing, from: string, to: string) =>
  drawing.links.find((each) => each.from === from && each.to === to);
const allWords = (drawing: ProcessDrawing) =>
  drawing.rows.flatMap((row) => row.cells.flatMap((cell) => [cell.title, cell.text, cell.state]));

describe('drawing the way of a lead', () => {
  it('stands steps below each other, bids side by side with the best first, and says each in words', () => {
    const drawing = layOutProcess(
      lead([
        ...PLANNED,
        AUCTION,
        ping('Helios', 3800),
        ping('Acme', 4200),
        ping('Solara', null),
        delivery('Acme', 100),
        step('close', 'close', 120, { label: 'Sold' }),
      ]),
      context(),
    );
    expect(boxes(drawing)).toEqual([
      ['Received'],
      ['Checked'],
      ['Planned'],
      ['Auction'],
      ['Bid $42.00', 'Bid $38.00', 'No bid'],
      ['Sold for $42.00'],
      ['Sold'],
    ]);
    expect(allWords(drawing).filter((word) => /^(process|flow|explain)\./.test(word))).toEqual([]);
  });

  it('draws the path taken solid, from the winning bid, and the others dashed', () => {
    const drawing = layOutProcess(
      lead([...PLANNED, AUCTION, ping('Acme', 4200), ping('Helios', 3800), delivery('Acme', 100)]),
      context(),
    );
    expect(link(drawing, 'auction', 'ping-Acme')).toMatchObject({ taken: true, good: true });
    expect(link(drawing, 'auction', 'ping-Helios')).toMatchObject({ taken: false });
    expect(link(drawing, 'ping-Acme', 'delivery-Acme')).toMatchObject({ taken: true, good: true });
    expect(link(drawing, 'auction', 'delivery-Acme')).toBeUndefined();
  });

  it('puts retries to the right of the first attempt, with the wait between them', () => {
    const drawing = layOutProcess(
      lead([
        ...PLANNED,
        delivery('Acme', 100, { attempts: [attempt(1, 100, 200, 'failed', 503), attempt(2, 3300, 180, 'accepted')] }),
      ]),
      context(),
    );
    expect(drawing.rows.at(-1)).toMatchObject({
      layout: 'retries',
      cells: [
        { title: 'Attempt 1', text: 'Acme: status 503, again after 3.0 s', tone: 'bad' },
        { title: 'Attempt 2', tone: 'ok' },
      ],
    });
    expect(link(drawing, 'delivery-Acme/1', 'delivery-Acme/2')).toMatchObject({ wait: '3.0 s', good: true });
  });

  it('folds the middle of many attempts until it is opened', () => {
    const many = delivery('Acme', 100, {
      attempts: Array.from({ length: 12 }, (_, index) =>
        attempt(index + 1, 100 + index * 1000, 100, index === 11 ? 'accepted' : 'failed'),
      ),
    });
    const folded = layOutProcess(lead([...PLANNED, many]), context());
    expect(boxes(folded).at(-1)).toEqual(['Attempt 1', 'Attempt 2', '8 more', 'Attempt 11', 'Attempt 12']);
    expect(
      boxes(layOutProcess(lead([...PLANNED, many]), context({ unfolded: new Set(['delivery-Acme/more']) }))).at(-1),
    ).toHaveLength(12);
  });

  it('stays readable with thirty bids: the best five, then a box with the rest', () => {
    const bids = Array.from({ length: 30 }, (_, index) => ping(`B${index}`, index < 20 ? 1000 + index : null));
    const row = layOutProcess(lead([...PLANNED, AUCTION, ...bids]), context()).rows.at(-1)!;
    expect(row.cells.map((cell) => cell.title)).toEqual([
      'Bid $10.19',
      'Bid $10.18',
      'Bid $10.17',
      'Bid $10.16',
      'Bid $10.15',
      '25 more',
    ]);
    expect(row.cells.at(-1)).toMatchObject({ kind: 'fold', text: '15 bids, 10 no bids' });
    expect(
      layOutProcess(lead([...PLANNED, AUCTION, ...bids]), context({ unfolded: new Set(['ping-B0/more']) })).rows.at(-1)!
        .cells,
    ).toHaveLength(30);
  });

  it('stands deliveries that overlap in time side by side, and the next bidder after a refusal below', () => {
    const shared = layOutProcess(
      lead([...PLANNED, delivery('A', 100), delivery('B', 102), delivery('C', 300)]),
      context(),
    );
    expect(shared.rows.slice(3).map((row) => row.cells.length)).toEqual([2, 1]);
    const next = layOutProcess(
      lead([...PLANNED, delivery('A', 100, { state: 'refused', detail: { result: 'refused' } }), delivery('B', 200)]),
      context(),
    );
    expect(link(next, 'delivery-A', 'delivery-B')).toMatchObject({ taken: true, good: true });
    expect(link(next, 'plan', 'delivery-A')).toMatchObject({ taken: true, good: false });
  });

  it('folds a long run of refusals', () => {
    const refusals = Array.from({ length: 20 }, (_, index) =>
      delivery(`R${index}`, 100 + index * 100, { state: 'refused', detail: { result: 'refused' } }),
    );
    expect(boxes(layOutProcess(lead([...PLANNED, ...refusals, delivery('Z', 9000)]), context())).slice(3)).toEqual([
      ['Refused'],
      ['Refused'],
      ['17 more'],
      ['Refused'],
      ['Sold for $42.00'],
    ]);
  });

  it('marks waits with their length, quality control as waiting and what is under way as live', () => {
    const gate = step('qc', 'qc', 20, { state: 'waiting', endedAt: null });
    const drawing = layOutProcess(
      lead([step('intake', 'intake', 10), gate], { stage: 'qc', outcome: 'qc', closedAt: null }),
      context(),
    );
    expect(drawing.rows.at(-1)!.cells[0]).toMatchObject({
      tone: 'wait',
      live: true,
      text: 'waits for a reviewer',
      took: '1 m',
    });
    const later = layOutProcess(
      lead([step('intake', 'intake', 10), step('plan', 'plan', 192_015, { detail: { number: 1 } })]),
      context(),
    );
    expect(link(later, 'intake', 'plan')).toMatchObject({ wait: '3 m 12 s' });
    expect(later.rows.at(-1)!.at).toBe('+3 m 12 s');
  });

  it('shows the next step pulsing while nothing else is under way, and none when the lead rests', () => {
    const open = { stage: 'distributing', outcome: null, closedAt: null };
    const pinged = step('plan', 'plan', 30, {
      detail: { number: 1, candidates: 1, order: [{ accountId: 'a', ping: true }] },
    });
    expect(boxes(layOutProcess(lead([], { ...open, stage: 'received' }), context())).at(-1)).toEqual(['Checking']);
    expect(
      layOutProcess(lead([step('intake', 'intake', 10), pinged], open), context()).rows.at(-1)!.cells[0],
    ).toMatchObject({ title: 'Asking for bids', live: true, kind: 'next' });
    expect(boxes(layOutProcess(lead(PLANNED, { outcome: 'unsold' }), context())).at(-1)).toEqual(['Planned']);
  });

  it('announces the next attempt of a delivery that is retried', () => {
    const waiting = delivery('Acme', 100, {
      state: 'retrying',
      endedAt: null,
      attempts: [attempt(1, 100, 200, 'failed', 503)],
      detail: { result: 'retrying' },
      history: {
        runId: 'r',
        activityType: 'deliverLead',
        eventIds: [5],
        scheduledAt: START,
        startedAt: START,
        closedAt: null,
        attempt: 2,
        nextAttemptAt: START + 90_000,
      },
    });
    const row = layOutProcess(
      lead([...PLANNED, waiting], { stage: 'distributing', outcome: null, closedAt: null }),
      context(),
    ).rows.at(-1)!;
    expect(row.cells.at(-1)).toMatchObject({ title: 'Attempt 2', text: 'in 30 s', tone: 'wait', live: true });
  });

  it('draws an erased lead without its words', () => {
    const drawing = layOutProcess(
      lead(
        [
          step('intake', 'intake', 10),
          step('plan', 'plan', 20),
          delivery('Acme', 100, { detail: { reason: null, reference: null } }),
          step('erase', 'action', 900, { label: 'erase', detail: { by: 'user:1' } }),
        ],
        { outcome: 'erased' },
      ),
      context({ erased: true }),
    );
    expect(boxes(drawing)).toEqual([
      ['Received'],
      ['Checked'],
      ['Planned'],
      ['Sold for $42.00'],
      ['Personal data erased'],
    ]);
    const texts = drawing.rows.map((row) => row.cells[0]!.text);
    // Neither that the request is kept, nor what its checks and its plan came to, which nobody knows any more; but who erased it.
    expect(texts).toEqual(['request erased', '', '', 'Acme account', 'by an operator']);
  });
});
