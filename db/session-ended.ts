/** Says whose sessions ended, by the person's id: what they left open in any process ends too. */
export const SESSION_ENDED_CHANNEL = 'session_ended';
