/** SQL of a lead: how long it waits after so many restarts in a row, fifteen seconds, then twice as long each time, up to five minutes. */
export const RESTART_WAIT = `least(power(2, least(greatest(lead.restarts, 1) - 1, 10)) * 15, 300) * interval '1 second'`;
