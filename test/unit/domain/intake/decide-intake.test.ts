import { campaignSettingsSchema } from '#domain/lead/campaign.schema';
import { decideIntake } from '#domain/intake/decide-intake';

const settings = (more: object = {}) => campaignSettingsSchema.parse({ v: 1, ...more });
const reason = { code: 'duplicate', message: 'seen before' };

describe('deciding intake', () => {
  it.each([
    ['a clean lead goes to the buyers', {}, [], null, { stage: 'distributing', outcome: null, owed: true }],
    [
      'a lead with a finding goes back to its source',
      {},
      [reason],
      null,
      { stage: 'closed', outcome: 'rejected', owed: false },
    ],
    ['or to a reviewer', { defaultReject: 'qc' }, [reason], null, { stage: 'qc', outcome: 'qc', owed: false }],
    [
      'or to the buyers all the same',
      { defaultReject: 'deliver' },
      [reason],
      null,
      { stage: 'distributing', outcome: null, owed: true },
    ],
    [
      'a clean lead waits where the campaign asks for review',
      { qualityControl: true },
      [],
      null,
      { stage: 'qc', outcome: 'qc', owed: false },
    ],
    [
      'a finding is rejected without review all the same',
      { qualityControl: true },
      [reason],
      null,
      { stage: 'closed', outcome: 'rejected', owed: false },
    ],
    ['a grade may send it to review', {}, [], 'qc', { stage: 'qc', outcome: 'qc', owed: false }],
    ['a grade may reject it', {}, [], 'reject', { stage: 'closed', outcome: 'rejected', owed: false }],
    [
      'an accepted lead is held where nothing is delivered by itself',
      { deliver: false },
      [],
      'deliver',
      { stage: 'closed', outcome: 'held', owed: true },
    ],
  ] as const)('%s', (_, more, reasons, gradeAction, expected) => {
    expect(decideIntake(settings(more), { reasons, gradeAction })).toEqual(expected);
  });
});
