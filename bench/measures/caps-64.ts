import { CAP } from '../market/bench-market';
import type { Measure } from '../measure';
import { median, rounded } from '../statistics';

const BOOKERS = 64;
const LEADS = 1000;
const DAY_MS = 86_400_000;
/** Noon in New York on days nobody else books on. */
const FIRST_NOON = Date.UTC(2031, 2, 3, 17);

/** Many bookers at once, more leads than places: how many go over. */
export const caps64: Measure = {
  id: 'caps-64',
  measure: `places taken over a cap of ${CAP} by ${BOOKERS} concurrent bookers`,
  budget: '0 over',
  async run(bench) {
    const { load, market, pool } = await bench.installation();
    const rounds = [];
    for (let round = 0; round < (bench.quick ? 1 : 4); round += 1) {
      bench.say(`caps-64: round ${round + 1}, ${LEADS} leads for ${CAP} places`);
      const now = FIRST_NOON + round * DAY_MS;
      rounds.push(
        await load.run('bookConcurrently', { account: market.capped, bookers: BOOKERS, leads: LEADS, cap: CAP, now }),
      );
    }
    const { rows } = await pool.query<{ used: number }>(
      `select max(used)::int as used from cap_window where scope_id = $1 and cap_window = 'day'`,
      [market.capped.accountId],
    );
    const most = Math.max(rows[0]?.used ?? 0, ...rounds.flatMap(({ reserved, held }) => [reserved, held]));
    const missed = Math.max(...rounds.map(({ held }) => CAP - held));
    return {
      value: Math.max(0, most - CAP),
      floor: null,
      ratio: null,
      holds: most <= CAP,
      note: `${Math.max(0, missed)} places left empty; ${rounded(median(rounds.map(({ perSecond }) => perSecond)))} bookings tried a second`,
    };
  },
};
