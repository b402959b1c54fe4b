import type { CampaignFlow, FlowLink, FlowStep, FlowStepKind } from '#domain/process/campaign-flow.schema';
import { drawCampaignFlow } from '../../../../ui/src/process/draw-campaign-flow';
import { placeDrawing } from '../../../../ui/src/process/place-drawing';
import { context } from './process-builder';

const step = (
  kind: FlowStepKind,
  facts: FlowStep['facts'] = {},
  id: string = kind,
  label: string | null = null,
): FlowStep => ({ id, kind, label, facts });
const link = (from: string, to: string, turn: FlowLink['turn'] = 'next'): FlowLink => ({ from, to, turn });
const flow = (steps: FlowStep[], links: FlowLink[]): CampaignFlow => ({
  v: 1,
  campaignId: 'c',
  name: 'Solar',
  currency: 'USD',
  steps,
  links,
});
const account = (id: string, kind: FlowStepKind = 'account') =>
  step(kind, { price: 7000, exclusive: true }, id, `Acme ${id}, Residential`);

describe('drawing the lead flow of a campaign', () => {
  const gated = flow(
    [
      step('fields', { fields: 3, required: 1, refuses: true }),
      step('grading', {
        grades: [
          { grade: 'A', action: 'deliver' },
          { grade: 'F', action: 'qc' },
        ],
      }),
      step('rejected'),
      step('qc', { all: false, byGrade: true, byReject: false }),
      step('plan', { open: 1, accounts: 2 }),
    ],
    [
      link('fields', 'grading'),
      link('fields', 'rejected', 'refused'),
      link('grading', 'qc', 'grade'),
      link('grading', 'plan'),
      link('qc', 'plan', 'released'),
    ],
  );

  it('says each step in words, and stands what not every lead goes through beside the way', () => {
    const drawing = drawCampaignFlow(gated, context());
    expect(drawing.rows.map((row) => [row.layout, row.cells[0]!.text])).toEqual([
      ['single', '3 fields, 1 required'],
      ['single', 'A to the buyers; F to quality control'],
      ['aside', 'with its reasons, nothing is owed'],
      ['aside', 'only leads of a low grade wait'],
      ['single', '1 of 2 accounts open now'],
    ]);
    expect(drawing.links.filter((each) => each.taken)).toMatchObject([
      { from: 'fields', to: 'grading' },
      { from: 'grading', to: 'plan' },
    ]);
  });

  it('lets no line into the gate come out of the box above it', () => {
    const drawing = drawCampaignFlow(gated, context());
    const { cells, links } = placeDrawing(drawing, 1076, false, 16);
    const above = cells.find(({ cell }) => cell.id === 'rejected')!;
    const path = links.find(({ link: each }) => each.from === 'grading' && each.to === 'qc')!.path;
    expect(Number(/Q(\d+)/.exec(path)![1])).toBeLessThan(above.x);
  });

  it('goes on from the accounts that are asked or offered, and folds many of them', () => {
    const asked = ['1', '2', '3', '4', '5', '6', '7', '8'];
    const drawing = drawCampaignFlow(
      flow(
        [
          step('auction', { asked: 8 }),
          ...asked.map((id) => account(id, 'ping')),
          step('deliver', { most: 1, strategy: 'price' }),
          account('x'),
          step('close'),
        ],
        [
          ...asked.map((id) => link('auction', id, 'beside')),
          link('auction', 'deliver'),
          link('deliver', 'x', 'beside'),
          link('deliver', 'close', 'sold'),
        ],
      ),
      context(),
    );
    expect(drawing.rows[1]!.cells.map((cell) => cell.title)).toEqual([
      'Acme 1',
      'Acme 2',
      'Acme 3',
      'Acme 4',
      'Acme 5',
      '3 more',
    ]);
    expect(drawing.links.some((each) => each.from === 'auction' && each.to === 'deliver')).toBe(false);
    expect(drawing.links).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ from: 'ping/more', to: 'deliver', taken: false }),
        expect.objectContaining({ from: 'x', to: 'close', taken: true }),
      ]),
    );
    expect(drawing.rows[3]!.cells[0]).toMatchObject({ title: 'Acme x', text: '$70.00, Residential' });
  });
});
