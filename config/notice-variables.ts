import { z } from 'zod';
import { sendgridKey } from './secret-forms';
import { optionalVariable, secretText, secretUrl, textVariable, url, variable } from './variable';

const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be a phone number such as +15125550100');
const mailAddress = z
  .string()
  .regex(/^[^\s@<>,;"]{1,64}@[A-Za-z0-9.-]{1,253}$/, 'must be one e-mail address without a name');

/** Who sends mails and text messages to people. */
export const NOTICE_VARIABLES = {
  NOTICE_FROM: optionalVariable(mailAddress, {
    group: 'Notices',
    example: 'notices@example.com',
    description: 'Sender of e-mail notices; needed with SMTP_URL or SENDGRID_API_KEY.',
  }),
  SMTP_URL: optionalVariable(secretUrl('smtp', 'smtps'), {
    group: 'Notices',
    secret: true,
    example: 'smtps://user:password@mail.example.com:465',
    description: 'Mail server for notices. Preferred to SendGrid when both are set.',
  }),
  SENDGRID_API_KEY: optionalVariable(sendgridKey, {
    group: 'Notices',
    secret: true,
    description: 'Sends e-mail notices through SendGrid.',
  }),
  SENDGRID_BASE_URL: variable(url('http', 'https'), {
    group: 'Notices',
    default: 'https://api.sendgrid.com/',
    description: "SendGrid's API; EU accounts use https://api.eu.sendgrid.com/.",
  }),
  TWILIO_ACCOUNT_SID: optionalVariable(textVariable, {
    group: 'Notices',
    description: 'Twilio account that sends SMS notices.',
  }),
  TWILIO_AUTH_TOKEN: optionalVariable(secretText, {
    group: 'Notices',
    secret: true,
    description: "Twilio's auth token.",
  }),
  TWILIO_FROM: optionalVariable(e164, {
    group: 'Notices',
    example: '+15125550100',
    description: 'Phone number SMS notices come from.',
  }),
  TWILIO_BASE_URL: variable(url('http', 'https'), {
    group: 'Notices',
    default: 'https://api.twilio.com',
    description: "Twilio's API.",
  }),
};
