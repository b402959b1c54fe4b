import { z } from 'zod';
import { defineEndpoint, fileSchema } from './endpoint';

const params = z.object({ slug: z.string().max(80) });

/** The page visitors see. It works without JavaScript. */
export const showLeadForm = defineEndpoint({
  id: 'showLeadForm',
  method: 'get',
  path: '/f/{slug}',
  access: 'public',
  tag: 'Hosted forms',
  summary: 'The form as an HTML page',
  params,
  media: ['text/html'],
  responses: { 200: fileSchema },
  problems: [404, 410],
});
export const submitLeadForm = defineEndpoint({
  id: 'submitLeadForm',
  method: 'post',
  path: '/f/{slug}',
  access: 'public',
  tag: 'Hosted forms',
  summary: 'Send the form',
  description:
    'Answers with a page: thanks, or the form with what is wrong beside each field (422). Taken only from the page itself: its Origin is this installation or a site that may embed the form, and it carries the signed view it was shown by, which becomes one lead at most.',
  params,
  body: z.record(z.string(), z.string()),
  bodyMedia: ['application/x-www-form-urlencoded'],
  media: ['text/html'],
  responses: { 200: fileSchema },
  problems: [403, 404, 409, 410, 413, 422, 429],
});
export const readFormStyle = defineEndpoint({
  id: 'readFormStyle',
  method: 'get',
  path: '/f/assets/form.css',
  access: 'public',
  tag: 'Hosted forms',
  summary: 'How the forms look',
  media: ['text/css'],
  responses: { 200: fileSchema },
});
