/** What is wrong with a field of a form, by its path; null = nothing. */
export type ErrorOf = (field: string) => string | null;
