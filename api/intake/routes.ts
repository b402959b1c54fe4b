import type { Express, Request, Response } from 'express';
import { UserError } from '#domain/kernel/errors';
import { isUuid } from '#domain/kernel/uuid';
import { getPostedLead, postLead } from '#api/contract/intake';
import { routeOf } from '#api/http/bind-endpoint';
import { callerAddress } from '#api/http/caller-address';
import { wantsXml } from '#api/http/media-type';
import type { Metrics } from '#api/http/metrics';
import { readBody } from '#api/http/read-body';
import { within } from '#api/http/within';
import { writeXml } from '#api/http/write-xml';
import { acceptPost, type IntakeParts } from './accept-post';
import { admitCaller, isProven } from './admit-caller';
import { knock } from './knock';
import { LIMITS } from './parse-post';
import { readAnswer, type LeadAnswer } from './read-answer';

const READ_TIMEOUT_MS = 1800;

/** The receiver. It reads bodies itself, since what comes is not ours to describe by a schema. */
export function bindIntake(app: Express, parts: IntakeParts, metrics: Metrics): void {
  app.post(routeOf(postLead), async (request, response) => {
    const caller = { headers: request.headers, address: callerAddress(request) };
    const sender = await within(READ_TIMEOUT_MS, knock(parts, caller));
    const body = await readBody(request, LIMITS.bodyBytes);
    const answer = await acceptPost(parts, { ...caller, body, query: queryText(request) }, sender);
    if (answer.replayed) response.setHeader('Idempotent-Replayed', 'true');
    else metrics.countOutcome(answer.body.outcome);
    send(request, response, answer);
  });
  app.get(routeOf(getPostedLead), async (request, response) => {
    send(request, response, await within(READ_TIMEOUT_MS, readPosted(parts, request)));
  });
}

/**
 * The lead's answer now, for the caller who proves to be its source. Where the campaign asks for no proof a caller without one learns how far
 * it is, and neither why nor for how much nor who bought it; where it asks, such a caller learns nothing.
 */
async function readPosted(parts: IntakeParts, request: Request): Promise<LeadAnswer> {
  const { leadId } = request.params;
  const unknown = (): UserError => new UserError('unknown-lead', 'You sent no lead with this id.');
  if (typeof leadId !== 'string' || !isUuid(leadId)) throw unknown();
  const caller = { headers: request.headers, address: callerAddress(request) };
  const sender = await knock(parts, caller);
  const receiver = await parts.directory.findByLead(leadId);
  if (!receiver) throw unknown();
  try {
    await admitCaller(receiver, { ...caller, password: undefined, sender }, parts.checkPassword);
  } catch (error) {
    throw error instanceof UserError && error.code === 'insufficient-scope' ? unknown() : error;
  }
  const answer = await readAnswer(parts.pool, leadId, receiver.settings.sendResponses);
  if (!answer) throw unknown();
  return isProven(receiver, sender) ? answer : withoutDetails(answer);
}

function withoutDetails({ status, body: { outcome, leadId } }: LeadAnswer): LeadAnswer {
  return { status, body: { outcome, leadId, reasons: [] } };
}

function queryText(request: Request): string {
  const mark = request.originalUrl.indexOf('?');
  return mark < 0 ? '' : request.originalUrl.slice(mark + 1);
}

function send(request: Request, response: Response, answer: LeadAnswer): void {
  response.status(answer.status);
  response.setHeader('Cache-Control', 'no-store');
  if (wantsXml(request.headers)) {
    response.setHeader('Content-Type', 'application/xml; charset=utf-8');
    return void response.end(writeXml('response', answer.body));
  }
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(answer.body));
}
