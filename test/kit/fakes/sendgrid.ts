import { startFakeVendor, type FakeVendor, type VendorAnswer, type VendorRequest } from './fake-vendor';

interface MailRequest {
  personalizations?: { to?: { email?: string }[] }[];
  from?: { email?: string };
  subject?: string;
  content?: { type?: string; value?: string }[];
  headers?: Record<string, string>;
}

const refuse = (status: number, message: string, field: string | null = null): VendorAnswer => ({
  status,
  body: { errors: [{ message, field, help: null }] },
});
const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/;
const RESERVED = ['to', 'from', 'cc', 'bcc', 'subject', 'reply-to', 'content-type', 'received'];

/** SendGrid's POST /v3/mail/send with the checks its reference names: key, required fields, one address each, reserved headers. */
export async function startFakeSendgrid(apiKey: string): Promise<FakeVendor> {
  const fail = (status: number): VendorAnswer => ({
    ...refuse(status, 'told to fail'),
    ...(status === 429 && { headers: { 'x-ratelimit-reset': '1' } }),
  });
  return startFakeVendor(
    (request) => checkRequest(request, apiKey) ?? checkMail(JSON.parse(request.body) as MailRequest),
    fail,
  );
}

function checkRequest(request: VendorRequest, apiKey: string): VendorAnswer | undefined {
  if (request.path !== '/v3/mail/send') return refuse(404, 'Not Found');
  if (request.method !== 'POST') return refuse(405, 'Method Not Allowed');
  if (request.headers.authorization !== `Bearer ${apiKey}`)
    return refuse(401, 'The provided authorization grant is invalid, expired, or revoked');
  if (!request.headers['content-type']?.startsWith('application/json'))
    return refuse(415, 'Content-Type should be application/json.');
  return undefined;
}

/** The checks in the vendor's order; the first that fails answers. */
const MAIL_CHECKS: readonly ((mail: MailRequest) => VendorAnswer | undefined)[] = [
  ({ personalizations = [] }) =>
    personalizations.length === 1 && (personalizations[0]?.to?.length ?? 0) > 0
      ? undefined
      : refuse(
          400,
          'The to array is required for all personalization objects, and must have at least one email object',
          'personalizations.0.to',
        ),
  ({ personalizations, from }) =>
    [...(personalizations?.[0]?.to ?? []), { email: from?.email }].every(({ email }) => ADDRESS.test(email ?? ''))
      ? undefined
      : refuse(400, 'Does not contain a valid address.', 'email'),
  ({ subject }) => (subject ? undefined : refuse(400, 'The subject is required.', 'subject')),
  ({ content }) =>
    content?.[0]?.value && content[0].type === 'text/plain'
      ? undefined
      : refuse(400, 'The content value must be a string at least one character in length.', 'content'),
  ({ headers = {} }) =>
    Object.keys(headers).some((name) => RESERVED.includes(name.toLowerCase()))
      ? refuse(400, 'A reserved header was set', 'headers')
      : undefined,
];

function checkMail(mail: MailRequest): VendorAnswer {
  for (const check of MAIL_CHECKS) {
    const refusal = check(mail);
    if (refusal) return refusal;
  }
  return { status: 202, headers: { 'x-message-id': 'fake-message' } };
}
