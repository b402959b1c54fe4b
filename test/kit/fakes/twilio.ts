import { startFakeVendor, type FakeVendor, type VendorAnswer, type VendorRequest } from './fake-vendor';

const E164 = /^\+[1-9]\d{7,14}$/;
const LONGEST_TEXT = 1600;

const refuse = (status: number, code: number, message: string): VendorAnswer => ({
  status,
  body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
});
const CODE_OF_STATUS: Readonly<Record<number, number>> = { 401: 20003, 429: 20429, 500: 20500, 503: 20503 };

/** Twilio's message resource with its checks and error codes: basic login, form body, From and To as E.164, text length. */
export async function startFakeTwilio(accountSid: string, authToken: string): Promise<FakeVendor> {
  const login = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const path = `/2010-04-01/Accounts/${accountSid}/Messages.json`;
  const fail = (status: number): VendorAnswer => refuse(status, CODE_OF_STATUS[status] ?? status, 'told to fail');
  return startFakeVendor(
    (request) => checkRequest(request, path, login) ?? checkMessage(new URLSearchParams(request.body), accountSid),
    fail,
  );
}

function checkRequest(request: VendorRequest, path: string, login: string): VendorAnswer | undefined {
  if (request.headers.authorization !== login) return refuse(401, 20003, 'Authenticate');
  if (request.path !== path || request.method !== 'POST')
    return refuse(404, 20404, 'The requested resource was not found');
  if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
    return refuse(415, 20415, 'Unsupported media type');
  return undefined;
}

function checkMessage(form: URLSearchParams, accountSid: string): VendorAnswer {
  const [to, from, body] = [form.getAll('To'), form.getAll('From'), form.get('Body')];
  if (to.length !== 1 || !E164.test(to[0] ?? '')) return refuse(400, 21211, "Invalid 'To' Phone Number");
  if (from.length !== 1 || !E164.test(from[0] ?? '')) return refuse(400, 21212, "Invalid 'From' Phone Number");
  if (!body) return refuse(400, 21602, 'Message body is required.');
  if (body.length > LONGEST_TEXT)
    return refuse(400, 21617, 'The concatenated message body exceeds the 1600 character limit.');
  return {
    status: 201,
    body: {
      sid: `SM${'0'.repeat(32)}`,
      account_sid: accountSid,
      status: 'queued',
      to: to[0],
      from: from[0],
      body,
      error_code: null,
    },
  };
}
