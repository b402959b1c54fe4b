/** Where a field of a lead type can be shown. */
export const PLACES = ['list', 'details', 'forms'] as const;
export type Place = (typeof PLACES)[number];
