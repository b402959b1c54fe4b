import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { UserError } from '#domain/kernel/errors';
import { readFormStyle, showLeadForm, submitLeadForm } from '#api/contract/lead-forms';
import { routeOf } from '#api/http/bind-endpoint';
import { problemOfError } from '#api/http/problem-of-error';
import { FORM_STYLE } from './form-style';
import { beginView, signView } from './page-view';
import { openForm, type OpenedForm } from './open-form';
import { renderForm, renderNotice, renderThanks } from './render-page';
import { submitForm, type FormParts } from './submit-form';

const POSTS_PER_MINUTE = 30;

/** The hosted lead forms: pages for people, so that every answer is a page. */
export function bindForms(app: Express, parts: FormParts): void {
  app.get(routeOf(readFormStyle), (_request, response) => {
    response.setHeader('Cache-Control', 'public, max-age=3600');
    response.type('text/css').end(FORM_STYLE);
  });
  app.post(
    routeOf(submitLeadForm),
    rateLimit({
      windowMs: 60_000,
      limit: POSTS_PER_MINUTE,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      validate: false,
      handler: (_request, response) =>
        sendPage(
          response,
          429,
          renderNotice(
            'One moment',
            'There were too many tries from your address. Please wait a minute and send the form again.',
          ),
        ),
    }),
  );
  app.get(
    routeOf(showLeadForm),
    asPage(async (slug, response, request) => {
      const opened = await openForm(parts, slug);
      frame(response, opened);
      const view = beginView(opened.id, opened.form.consentText, request.headers.referer, Date.now());
      sendPage(response, 200, renderForm(slug, opened.form, opened.receiver.document, signView(parts.secretBox, view)));
    }),
  );
  app.post(
    routeOf(submitLeadForm),
    asPage(async (slug, response, request) => {
      const opened = await openForm(parts, slug);
      frame(response, opened);
      const result = await submitForm(parts, opened, request);
      if (result.kind === 'wrong') {
        const view = signView(parts.secretBox, result.view);
        return sendPage(
          response,
          422,
          renderForm(slug, opened.form, opened.receiver.document, view, result.submission),
        );
      }
      sendPage(response, 200, renderThanks(opened.form, result.reference, result.goOn));
    }),
  );
}

type Page = (slug: string, response: Response, request: Request) => Promise<void>;

/** Refusals become pages too; what is unexpected goes the way of every error. */
function asPage(page: Page): RequestHandler {
  return async (request: Request, response: Response, next: NextFunction) => {
    try {
      await page(String(request.params['slug']), response, request);
    } catch (error) {
      const { problem, unexpected } = problemOfError(error);
      if (unexpected) return next(error);
      const message = error instanceof UserError ? error.message : 'Please try again in a moment; nothing was lost.';
      sendPage(response, problem.status, renderNotice('This did not work', message));
    }
  };
}

/** Only the sites the form names, and this installation itself for its preview, may show it in a frame. */
function frame(response: Response, { form }: OpenedForm): void {
  response.removeHeader('X-Frame-Options');
  response.setHeader(
    'Content-Security-Policy',
    `${POLICY}; frame-ancestors 'self'${form.embedOrigins.map((origin) => ` ${origin}`).join('')}`,
  );
}

const POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'";

function sendPage(response: Response, status: number, page: string): void {
  if (!String(response.getHeader('Content-Security-Policy')).startsWith(POLICY))
    response.setHeader('Content-Security-Policy', `${POLICY}; frame-ancestors 'self'`);
  // Without a referrer browsers name no origin either, and a form would not be known to come from its own page.
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Cache-Control', 'no-store');
  response.status(status).type('text/html').end(page);
}
