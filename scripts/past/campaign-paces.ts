/** How one campaign of the demo market went: how much came, at which hours, how that changed, and what was wrong with it. */
export interface CampaignPace {
  /** Key of the campaign in the market's plan. */
  readonly campaign: string;
  /** Leads on an average weekday in the middle of the past. */
  readonly perDay: number;
  /** What it became from the first day to the last: 2 = twice as much. */
  readonly growth: number;
  /** Saturdays and Sundays against weekdays. */
  readonly weekend: number;
  /** Shares of leads with a given fault. */
  readonly faults: Partial<Record<LeadFault, number>>;
  /** Share of sold leads that buyers ask to give back. */
  readonly returned: number;
}
export type LeadFault =
  'repeats' | 'bad-phone' | 'bad-email' | 'no-address' | 'renter' | 'many-drivers' | 'high-loan' | 'low-credit';

/** The campaigns' last two months: web forms sell most, home shows live on weekends, the comparison site grows, aged data shrinks. */
export const CAMPAIGN_PACES: readonly CampaignPace[] = [
  {
    campaign: 'solar-web',
    perDay: 10,
    growth: 1.2,
    weekend: 0.7,
    faults: { repeats: 0.04, 'bad-phone': 0.02, renter: 0.13 },
    returned: 0.05,
  },
  {
    campaign: 'solar-shared',
    perDay: 9,
    growth: 2.2,
    weekend: 0.8,
    faults: { repeats: 0.05, 'bad-email': 0.02, renter: 0.1 },
    returned: 0.04,
  },
  {
    campaign: 'solar-events',
    perDay: 3.5,
    growth: 1.3,
    weekend: 2.4,
    faults: { repeats: 0.03, 'bad-phone': 0.05 },
    returned: 0.08,
  },
  {
    campaign: 'auto-web',
    perDay: 12,
    growth: 1,
    weekend: 0.6,
    faults: { repeats: 0.05, 'bad-email': 0.03 },
    returned: 0.03,
  },
  {
    campaign: 'auto-quotes',
    perDay: 9,
    growth: 1.7,
    weekend: 0.75,
    faults: { 'bad-phone': 0.03, 'many-drivers': 0.07 },
    returned: 0.04,
  },
  {
    campaign: 'mortgage-api',
    perDay: 6,
    growth: 1.5,
    weekend: 0.4,
    faults: { repeats: 0.02, 'no-address': 0.08 },
    returned: 0.05,
  },
  {
    campaign: 'mortgage-web',
    perDay: 5.5,
    growth: 1.1,
    weekend: 0.5,
    faults: { 'high-loan': 0.06, 'low-credit': 0.05, 'bad-phone': 0.01 },
    returned: 0.06,
  },
  { campaign: 'mortgage-aged', perDay: 4.5, growth: 0.5, weekend: 0.3, faults: { 'bad-email': 0.06 }, returned: 0.02 },
];
