/** That the delivery method `alias` says where test leads go; without such an address it gets none. */
export const hasTestingAddress = (alias: string): string => `coalesce(${alias}.config->>'testingUrl', '') <> ''`;
