import type { LeadTypeDocument } from '#domain/fields/lead-type.schema';
import { validateLead } from '#domain/lead/validate-lead';
import { correctLead } from '#domain/lead/correct-lead';
import { fieldSettings } from '#test/kit/field-settings';

const document = {
  fields: [
    fieldSettings('Email', 'email', { required: true }),
    fieldSettings('Income', 'money'),
    fieldSettings('Loan', 'money'),
    fieldSettings('Ratio', 'calculated', { expression: 'Loan / Income' } as never),
  ],
} as unknown as LeadTypeDocument;
const lead = {
  fields: { Email: 'old@example.com', Income: 100, Loan: 50, Ratio: 0.5 },
  receivedAt: 0,
  reasons: [
    { code: 'not-an-email', field: 'Email', message: 'x' },
    { code: 'duplicate', message: 'y' },
  ],
};
const reading = { delimiter: ',', zone: 'UTC', readLead: validateLead };

describe('a correction of a lead', () => {
  it('reads what was given, computes what hangs on it, drops its old faults and keeps the rest', async () => {
    const corrected = await correctLead(document, lead, { Email: 'New@Example.com', Loan: '75' }, reading);
    expect(corrected).toMatchObject({
      broken: [],
      fields: { Email: 'New@example.com', Income: 100, Loan: 75 },
      reasons: [{ code: 'duplicate' }],
    });
    expect(corrected.changes.map(({ field }) => field)).toEqual(expect.arrayContaining(['Email', 'Loan']));
  });

  it('says what is wrong with what was given', async () => {
    expect((await correctLead(document, lead, { Email: 'nobody' }, reading)).broken).toMatchObject([
      { field: 'Email' },
    ]);
  });

  it('changes nothing when nothing differs', async () => {
    expect(
      (await correctLead(document, lead, { Email: 'old@example.com' }, reading)).changes.filter(
        ({ field }) => field === 'Email',
      ),
    ).toEqual([]);
  });
});
