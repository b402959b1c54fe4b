import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './fault';

/** One connection of the installation, rather one in the middle of something. */
const CUT = `select pg_terminate_backend(pid) as cut from pg_stat_activity
  where application_name like 'leadrail%' and application_name <> 'leadrail-chaos' and pid <> pg_backend_pid()
  order by state = 'idle', random() limit 1`;
const EVERY_MS = 60;
/** So many cuts count for one kill of a process. */
const CUTS_PER_KILL = 25;

/**
 * Connections to Postgres break in the middle of transactions, and after a commit before its answer: what a process does between two
 * bookings is hit far more often this way than by killing it.
 */
export const connectionsCut: Fault = {
  name: 'connections-cut',
  what: 'connections to Postgres cut at random',
  async run({ pool, load, leads, kills, say }) {
    let cut = 0;
    for (let round = 1; round <= kills * CUTS_PER_KILL; round += 1) {
      const { rows } = await pool.query<{ cut: boolean }>(CUT);
      cut += rows.length;
      await sleep(EVERY_MS);
      if (round % (5 * CUTS_PER_KILL) === 0) say(`${cut} connections cut, ${load.sent} of ${leads} leads sent`);
    }
    return cut;
  },
};
