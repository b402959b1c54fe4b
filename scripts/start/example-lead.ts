import type { DemoMarket } from '#db/seeds/seed-demo-market';

/** A made-up lead that the first campaign of the demo market buys at once. */
const FIELDS = {
  FirstName: 'Avery',
  LastName: 'Chen',
  Email: 'avery.chen@example.com',
  Phone: '5125550142',
  State: 'TX',
  PostalCode: '78701',
  HomeOwnership: 'Own',
  MonthlyElectricBill: 210,
  CreditRating: 'Good',
};

/** The body of a first request to try by hand, or null when this installation has no demo market. */
export function exampleLead(market: DemoMarket | null): Readonly<Record<string, string | number>> | null {
  const first = market?.receivers[0];
  return first ? { LID: first.lid, VID: first.vid, AID: first.aid, ...FIELDS } : null;
}
