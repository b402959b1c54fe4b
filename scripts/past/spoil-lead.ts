import type { Seed } from '#domain/kernel/seed';
import type { RawFields } from '#domain/kernel/lead-fields';
import type { CampaignPace, LeadFault } from './campaign-paces';

type Spoiling = (fields: RawFields) => RawFields;

/** What each fault does to a good lead; a repeated one is made elsewhere, from an earlier lead. */
const SPOILINGS: Record<Exclude<LeadFault, 'repeats'>, Spoiling> = {
  'bad-phone': (fields) => ({ ...fields, Phone: String(fields['Phone']).slice(0, -1) }),
  'bad-email': (fields) => ({ ...fields, Email: String(fields['Email']).replace('@', ' at ') }),
  'no-address': ({ Address: _address, IpAddress: _ip, ...fields }) => fields,
  renter: (fields) => ({ ...fields, HomeOwnership: 'Rent' }),
  'many-drivers': (fields) => ({ ...fields, Drivers: manyOf(fields['Drivers']) }),
  'high-loan': (fields) => ({ ...fields, LoanAmount: Math.round(Number(String(fields['HomeValue']).slice(1)) * 1.02) }),
  'low-credit': (fields) => ({ ...fields, CreditScore: 540 }),
};

const manyOf = (drivers: RawFields[string] | undefined): RawFields[string] => {
  const [first = {}] = Array.isArray(drivers) ? (drivers as readonly RawFields[]) : [];
  return [first, first, first, first, first];
};

/** The fault a lead of this campaign has, if any: at most one. */
export function drawFault({ faults }: CampaignPace, seed: Seed): LeadFault | null {
  let drawn = seed();
  for (const [fault, share] of Object.entries(faults) as [LeadFault, number][]) {
    if (drawn < share) return fault;
    drawn -= share;
  }
  return null;
}

export const spoilLead = (fields: RawFields, fault: LeadFault | null): RawFields =>
  fault === null || fault === 'repeats' ? fields : SPOILINGS[fault](fields);
