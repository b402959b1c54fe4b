import type { Page, Request, Response } from 'playwright-core';

/** A page together with everything that went wrong on it; a browser test passes only when nothing did. */
export type WatchedPage = Page & {
  readonly problems: readonly string[];
  /** Says of problems of this kind that they are meant in this test. */
  expectProblem(pattern: RegExp): void;
};

/**
 * Writes down: errors and warnings on the console (violations of the content security policy are among them), uncaught errors, dialogs,
 * failed requests, answers of 500 and above, missing files and requests to anywhere but `origin`.
 */
export function watchPage(page: Page, origin: string): WatchedPage {
  const seen: string[] = [];
  const expected: RegExp[] = [];
  const note = (problem: string): void => void seen.push(problem);
  page.on('console', (message) => {
    const text = message.text();
    // The browser's own line for a 4xx or 5xx says less than the answer itself, which is judged below.
    if (['error', 'warning'].includes(message.type()) && !text.startsWith('Failed to load resource'))
      note(`console ${message.type()}: ${text}`);
  });
  page.on('pageerror', (error) => note(`uncaught: ${error.stack ?? error.message}`));
  page.on('dialog', (dialog) => {
    if (dialog.type() !== 'beforeunload') note(`dialog: ${dialog.type()} ${dialog.message()}`);
    void dialog.accept().catch(() => undefined);
  });
  page.on('request', (request) => isOutside(request, origin) && note(`request to outside: ${request.url()}`));
  page.on(
    'requestfailed',
    (request) =>
      isBroken(request) &&
      note(`request failed: ${request.method()} ${request.url()}: ${request.failure()?.errorText}`),
  );
  page.on(
    'response',
    (response) =>
      isBad(response) && note(`answer ${response.status()}: ${response.request().method()} ${response.url()}`),
  );
  Object.defineProperty(page, 'problems', {
    get: () => seen.filter((problem) => !expected.some((pattern) => pattern.test(problem))),
  });
  return Object.assign(page as WatchedPage, { expectProblem: (pattern: RegExp) => void expected.push(pattern) });
}

const isOutside = (request: Request, origin: string): boolean =>
  /^(https?|wss?):/.test(request.url()) && !request.url().startsWith(`${origin}/`);

/** What the page itself gave up, by going elsewhere or closing a stream, did not fail. */
const isBroken = (request: Request): boolean => request.failure()?.errorText !== 'net::ERR_ABORTED';

/** Refusals of the API (4xx) are business of the test; a missing file of the page is not. */
const isBad = (response: Response): boolean =>
  response.status() >= 500 ||
  (response.status() === 404 && !/\/(api|intake|oauth)\//.test(new URL(response.url()).pathname));
