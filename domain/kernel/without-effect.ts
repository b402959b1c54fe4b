/** Said of what is accepted and stored, although nothing is decided by it yet. No screen offers it. */
export const WITHOUT_EFFECT = 'Kept, without effect yet';
