/** Scheme, host and port of an address: whose server it is; '' when it is none. */
export const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '');
