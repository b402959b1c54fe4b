import type { Seed } from '#domain/kernel/seed';
import type { RawFields } from '#domain/kernel/lead-fields';

/** Nobody is called like this. Phone numbers end in 555-01xx, which is kept free for stories; addresses are at example.com. */
const FIRST_NAMES = [
  'Testa',
  'Demo',
  'Sampleton',
  'Fictia',
  'Mocky',
  'Placebo',
  'Imagina',
  'Dummy',
  'Trialia',
  'Invento',
];
const LAST_NAMES = [
  'McExample',
  'Fakington',
  'Nonesuch',
  'Testerson',
  'Samplewood',
  'Madeup',
  'Van Placeholder',
  'Pretendini',
  "O'Nobody",
  'Fiction-Smith',
];
const STATES = [
  ['AZ', '850', 'Phoenix'],
  ['NV', '891', 'Las Vegas'],
  ['CA', '941', 'San Francisco'],
  ['TX', '752', 'Dallas'],
  ['FL', '331', 'Miami'],
  ['NY', '100', 'New York'],
  ['OH', '432', 'Columbus'],
  ['NC', '276', 'Raleigh'],
  ['WA', '981', 'Seattle'],
] as const;
/** Who a maker's people are: names, places with the beginning of their postal codes and their area code, and what they write. */
export interface Cast {
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  readonly places: readonly (readonly [state: string, prefix: string, city: string, area?: number])[];
  readonly street: string;
  email(first: string, last: string, number: number): string;
  comments(seed: Seed, number: number): string;
  ipAddress(seed: Seed): string;
}

const AREA_CODES = [212, 213, 305, 312, 404, 415, 480, 503, 512, 602, 614, 702, 704, 713, 801, 919];

export interface LeadMaker {
  /** A complete, valid lead of a type, different from every other of this maker. */
  make(leadType: string): RawFields;
}

/** People that tell at a glance that they are made up. */
export const demoCast = (run: string): Cast => ({
  firstNames: FIRST_NAMES,
  lastNames: LAST_NAMES,
  places: STATES,
  street: 'Imaginary Avenue',
  email: (_first, _last, number) => `demo.${run}.${number}@example.com`,
  comments: (_seed, number) => `Made up by the demo, number ${number}.`,
  ipAddress: (seed) => `203.0.113.${1 + Math.floor(seed() * 254)}`,
});

/** Made-up leads, the same for the same seed. `run` keeps the people of two runs apart. */
export function leadMaker(run: string, seed: Seed, cast: Cast = demoCast(run)): LeadMaker {
  let made = 0;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(seed() * items.length)] as T;
  const between = (low: number, high: number): number => Math.floor(low + seed() * (high - low + 1));
  const contact = (): RawFields => {
    made += 1;
    const [State, prefix, City, ownArea] = pick(cast.places);
    const area = ownArea ?? AREA_CODES[Math.floor(made / 100) % AREA_CODES.length];
    const [FirstName, LastName] = [pick(cast.firstNames), pick(cast.lastNames)];
    return {
      FirstName,
      LastName,
      Email: cast.email(FirstName, LastName, made),
      Phone: `(${area}) 555-${String(100 + (made % 100)).padStart(4, '0')}`,
      Address: `${between(1, 9999)} ${cast.street}`,
      City,
      State,
      PostalCode: `${prefix}${String(between(1, 99)).padStart(2, '0')}`,
      Comments: cast.comments(seed, made),
      TcpaConsent: 'yes',
      IpAddress: cast.ipAddress(seed),
    };
  };
  const kinds = fieldsByLeadType(cast, pick, between);
  return { make: (leadType) => ({ ...contact(), ...kinds[leadType]?.() }) };
}

/** What each lead type asks beside the contact. */
function fieldsByLeadType(
  cast: Cast,
  pick: <T>(items: readonly T[]) => T,
  between: (low: number, high: number) => number,
): Readonly<Record<string, () => RawFields>> {
  return {
    solar: () => ({
      HomeOwnership: 'Own',
      PropertyType: 'Single Family',
      MonthlyElectricBill: `$${between(70, 400)}.00`,
      RoofAge: between(0, 40),
      RoofShade: pick(['No Shade', 'A Little Shade', 'Not Sure']),
      CreditRating: pick(['Excellent', 'Good', 'Fair']),
      ProjectTimeline: pick(['Immediately', '1-3 Months', '6+ Months']),
      WantsBattery: pick(['yes', 'no']),
    }),
    'auto-insurance': () => ({
      CurrentlyInsured: pick(['yes', 'no']),
      RequestedCoverage: pick(['Basic', 'Standard', 'Premium']),
      HomeOwner: pick(['yes', 'no']),
      Drivers: Array.from({ length: between(1, 2) }, () => ({
        FirstName: pick(cast.firstNames),
        LastName: pick(cast.lastNames),
        BirthDate: `${between(1950, 2002)}-0${between(1, 9)}-1${between(0, 9)}`,
        LicenseState: pick(cast.places)[0],
      })),
      Vehicles: [
        {
          Year: between(1998, 2024),
          Make: pick(['Imaginary Motors', 'Pretend Auto']),
          Model: pick(['Mirage', 'Figment', 'Daydream']),
          Ownership: pick(['Owned', 'Financed']),
        },
      ],
    }),
    mortgage: () => {
      const value = between(150, 900) * 1000;
      return {
        LoanType: pick(['Purchase', 'Refinance', 'CashOut']),
        HomeValue: `$${value}`,
        LoanAmount: Math.round((value * between(50, 96)) / 100),
        MortgageBalance: between(0, 100_000),
        CreditScore: between(620, 820),
        AnnualIncome: between(40, 250) * 1000,
        Employment: 'Employed',
        Military: pick(['yes', 'no', 'no']),
      };
    },
  };
}
