import { checkLeadTypeDocument } from '#domain/fields/check-lead-type';
import { leadTypeDocumentSchema } from '#domain/fields/lead-type.schema';
import { decideIntake } from '#domain/intake/decide-intake';
import { campaignSettingsSchema } from '#domain/lead/campaign.schema';
import { asksForChecks, checkedFields } from '#domain/verification/checked-fields';
import { concludeVerification } from '#domain/verification/conclude-verification';
import { aiValidationSchema, NO_AI_VALIDATION, type Verification } from '#domain/verification/verification.schema';

const on = { enabled: true };
const { fields } = leadTypeDocumentSchema.parse({
  v: 1,
  fields: [
    { name: 'FirstName', label: 'First name', kind: 'text', aiValidation: on, errorMessage: 'Give your real name.' },
    { name: 'City', label: 'City', kind: 'text', aiValidation: { enabled: false, instruction: 'In Texas' } },
    { name: 'Income', label: 'Income', kind: 'money', aiValidation: on },
    {
      name: 'Drivers',
      label: 'Drivers',
      kind: 'sub-fields',
      fields: [
        {
          name: 'Employer',
          label: 'Employer',
          kind: 'text',
          aiValidation: { enabled: true, instruction: 'A company' },
        },
      ],
    },
  ],
});
const verification = (more: Partial<Verification>): Verification => ({
  v: 1,
  state: 'judged',
  model: 'm',
  checked: [],
  invalid: [],
  startedAt: 0,
  endedAt: 1,
  ...more,
});

describe('the fields that are judged', () => {
  it('are those that ask for it and hold something, in groups too', () => {
    const values = {
      FirstName: 'Casey',
      City: 'Austin',
      Income: 52000,
      Drivers: [{ Employer: null }, { Employer: 'Acme' }],
    };
    expect(checkedFields(fields, values).map(({ path, value, instruction }) => [path, value, instruction])).toEqual([
      ['FirstName', 'Casey', ''],
      ['Income', '52000', ''],
      ['Drivers[1].Employer', 'Acme', 'A company'],
    ]);
    expect(checkedFields(fields, { FirstName: '', Drivers: null })).toEqual([]);
  });

  it('make a lead type ask, at any depth', () => {
    expect(asksForChecks(fields.slice(1, 2))).toBe(false);
    expect(asksForChecks(fields.slice(3))).toBe(true);
  });

  it.each(['yes-no', 'sub-fields', 'calculated'])('cannot be of kind %s', (kind) => {
    const odd = {
      name: 'Odd',
      label: 'Odd',
      kind,
      aiValidation: on,
      ...(kind === 'calculated' && { expression: '1' }),
      ...(kind === 'sub-fields' && { fields: [{ name: 'A', label: 'A', kind: 'text' }] }),
    };
    const document = leadTypeDocumentSchema.parse({ v: 1, fields: [odd] });
    expect(checkLeadTypeDocument(document)).toEqual([
      expect.objectContaining({ code: 'ai-validation-not-possible', field: 'Odd' }),
    ]);
    expect(
      checkLeadTypeDocument({ ...document, fields: document.fields.map(({ aiValidation: _, ...field }) => field) }),
    ).toEqual([]);
  });
});

describe('what a verification means', () => {
  it('is a reason per implausible value, in the words of its field', () => {
    const invalid = [
      { field: 'FirstName', reason: 'A joke.' },
      { field: 'Drivers[1].Employer', reason: '' },
    ];
    expect(concludeVerification(fields, verification({ invalid }), 'accept')).toEqual({
      review: false,
      reasons: [
        { code: 'ai-implausible', message: 'Give your real name.', field: 'FirstName', detail: { reason: 'A joke.' } },
        { code: 'ai-implausible', message: 'Employer does not look like a real value.', field: 'Drivers[1].Employer' },
      ],
    });
  });

  it.each([
    ['accept', [], false],
    ['qc', [], true],
    ['reject', ['ai-check-unanswered'], false],
  ] as const)('without an answer is what the installation chose: %s', (choice, codes, review) => {
    const concluded = concludeVerification(fields, verification({ state: 'unanswered', code: 'timed-out' }), choice);
    expect([concluded.reasons.map(({ code }) => code), concluded.review]).toEqual([codes, review]);
  });

  it('is nothing where nobody was asked', () => {
    for (const none of [null, verification({ state: 'skipped' })])
      expect(concludeVerification(fields, none, 'reject')).toEqual({ reasons: [], review: false });
  });

  it('sends a lead that a person has to look at to quality control', () => {
    const settings = campaignSettingsSchema.parse({ v: 1 });
    expect(decideIntake(settings, { reasons: [], gradeAction: 'deliver', review: true })).toMatchObject({
      stage: 'qc',
    });
    expect(decideIntake(settings, { reasons: [], gradeAction: 'deliver', review: false })).toMatchObject({
      stage: 'distributing',
    });
  });
});

describe('the settings', () => {
  it('need an address and a model to be switched on', () => {
    expect(aiValidationSchema.safeParse(NO_AI_VALIDATION).success).toBe(true);
    const wrong = aiValidationSchema.safeParse({ ...NO_AI_VALIDATION, enabled: true });
    expect(wrong.error?.issues.map(({ path }) => path.join('.')).sort()).toEqual(['model', 'url']);
  });

  it.each(['ftp://a.example/', 'https://user:pass@a.example/v1', 'https://a.example/v1?key=1', 'models'])(
    'refuse the address %s',
    (url) => {
      expect(aiValidationSchema.safeParse({ ...NO_AI_VALIDATION, url }).success).toBe(false);
    },
  );
});
