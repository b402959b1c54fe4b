import { doublingWait } from './doubling-wait';

/** SQL of a lead: how long it waits after so many restarts in a row: fifteen seconds after the first. */
export const RESTART_WAIT = doublingWait('greatest(lead.restarts, 1) - 1', 15);

/** SQL of a lead: its run had to be begun again, and it has not got on since. */
export const RESTARTED_IN_VAIN = 'lead.restarts > 0 and lead.updated_at <= lead.restarted_at';
