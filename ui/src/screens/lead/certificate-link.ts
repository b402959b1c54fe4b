/** Whose certificates of consent a link may lead to; the rest of what a stranger wrote is text. */
const ISSUERS = ['trustedform.com', 'leadid.com', 'jornaya.com', 'verisk.com'];

/** Whether a value is a link to a certificate of an issuer that is known: `https://cert.trustedform.com/<id>`. */
export function isCertificateLink(value: unknown): value is string {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, hostname, port, username } = new URL(value);
  return (
    protocol === 'https:' &&
    port === '' &&
    username === '' &&
    ISSUERS.some((issuer) => hostname === issuer || hostname.endsWith(`.${issuer}`))
  );
}
