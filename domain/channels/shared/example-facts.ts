import type { FieldSettings } from '../../fields/lead-type.schema';
import type { RenderFacts } from '../../mapping/render-facts';

function field(name: string, kind: FieldSettings['kind'], more: Partial<FieldSettings> = {}): FieldSettings {
  return {
    name,
    label: name,
    kind,
    required: false,
    profanity: 'allow',
    useForDuplicateCheck: false,
    pivotReportable: false,
    searchable: false,
    excludeFromIntegrations: false,
    showOn: ['details'],
    ...more,
  };
}

/** One invented lead that every channel's examples send. */
export const EXAMPLE_FACTS: RenderFacts = {
  leadId: '0197b7c0-0000-7000-8000-000000000001',
  deliveryId: '0197b7c0-0000-7000-8000-000000000002',
  receivedAt: '2026-03-02T14:05:00.000Z',
  at: Date.parse('2026-03-02T14:05:01.000Z'),
  test: false,
  fields: {
    FirstName: 'Ann & Bob',
    LastName: 'O"Neil <jr>',
    Email: 'ann@example.com',
    PostalCode: '02134',
    LoanAmount: 250000,
    Homeowner: true,
    Comments: null,
    InternalNote: 'keep',
    Drivers: [
      { Age: 34, License: 'A1' },
      { Age: 51, License: 'B2' },
    ],
  },
  definitions: [
    field('FirstName', 'text'),
    field('LastName', 'text'),
    field('Email', 'email'),
    field('PostalCode', 'postal-code'),
    field('LoanAmount', 'integer'),
    field('Homeowner', 'yes-no'),
    field('Comments', 'text'),
    field('InternalNote', 'text', { excludeFromIntegrations: true }),
    field('Drivers', 'sub-fields', {
      fields: [field('Age', 'integer'), field('License', 'text', { excludeFromIntegrations: true })],
    }),
  ],
  price: 4250,
  currency: 'USD',
  pingReference: 'Q-104316639974',
  sourceName: 'Example Source',
  campaignName: 'Example Campaign',
  grade: 'A',
};
