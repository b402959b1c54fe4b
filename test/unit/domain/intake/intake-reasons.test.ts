import { DEFAULT_GRADING_SCALE, gradeLead } from '#domain/grading/grade-lead';
import { type IntakeFacts, intakeReasons } from '#domain/intake/intake-reasons';

const bad = { code: 'required', field: 'Email', message: 'Email is required.' };
const unwanted = { code: 'criteria', message: 'Not wanted.' };
const wanted: IntakeFacts = {
  campaign: { status: 'active', intakeChannel: 'web', settings: { duplicates: { route: 'reject' } as never } },
  invalid: [],
  verification: [],
  repeats: false,
  grade: null,
  criteria: () => [],
};
const codes = (given: Partial<IntakeFacts>): string[] => intakeReasons({ ...wanted, ...given }).map(({ code }) => code);
const campaign = (given: Partial<IntakeFacts['campaign']>): Partial<IntakeFacts> => ({
  campaign: { ...wanted.campaign, ...given },
});
const routed = (route: string): Partial<IntakeFacts> => ({
  repeats: true,
  ...campaign({ settings: { duplicates: { route } as never } }),
});
const graded = (action: 'deliver' | 'qc' | 'reject') => ({
  ...gradeLead(DEFAULT_GRADING_SCALE, { system: {} }),
  action,
});

describe('what speaks against a lead', () => {
  it.each<[string, Partial<IntakeFacts>, string[]]>([
    ['nothing', {}, []],
    ['a campaign that is not active', campaign({ status: 'late' }), ['campaign-not-active']],
    ['a plain post to a campaign that wants a ping first', campaign({ intakeChannel: 'ping-post' }), ['ping-required']],
    ['a field', { invalid: [bad], criteria: () => [unwanted] }, ['required']],
    ['what a verifier says', { verification: [bad] }, ['required']],
    ['the criteria', { criteria: () => [unwanted] }, ['criteria']],
    ['an earlier lead', routed('reject'), ['duplicate']],
    ['an earlier lead where duplicates are welcome', routed('accept'), []],
    ['an earlier lead where others may have it', routed('new-buyers-only'), []],
    ['a grade that is rejected', { grade: graded('reject') }, ['grade-too-low']],
    ['a grade that is looked at', { grade: graded('qc') }, []],
    [
      'all of it',
      {
        ...campaign({ status: 'closed', intakeChannel: 'ping-post' }),
        invalid: [bad],
        repeats: true,
        grade: graded('reject'),
      },
      ['campaign-not-active', 'ping-required', 'required', 'duplicate', 'grade-too-low'],
    ],
  ])('%s', (_name, given, expected) => expect(codes(given)).toEqual(expected));

  it('tells the grade and its points', () => {
    expect(intakeReasons({ ...wanted, grade: graded('reject') })[0]).toEqual({
      code: 'grade-too-low',
      message: 'The lead was graded F (0 of 100 points), which this account rejects.',
      detail: { grade: 'F', score: 0, highest: 100 },
    });
  });
});
