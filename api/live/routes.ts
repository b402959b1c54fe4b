import type { Express, Request, Response } from 'express';
import type { Pool } from 'pg';
import { UserError } from '#domain/kernel/errors';
import { EVENTS_HEARTBEAT_MS, EVENTS_RETRY_MS, streamEvents } from '#api/contract/lead-live';
import { routeOf, type Edge } from '#api/http/bind-endpoint';
import type { Principal } from '#api/http/principal';
import type { ChangeListener } from '#api/changes/hear-changes';
import type { LeadListener } from '../changes/hear-leads';
import { createLiveHub, type LiveEvent } from './hub';
import { sessionGoesOn } from './session-goes-on';

export interface LiveParts {
  readonly pool: Pool;
  readonly changes: ChangeListener;
  readonly leadNews: LeadListener;
  readonly isStopping: () => boolean;
}

/** Open streams of one process, and of one person in it; browsers open one per tab. */
const MOST_STREAMS = 2000;
const MOST_PER_PERSON = 20;
/** A reader this far behind is told to read everything again instead of piling up news. */
const MOST_BUFFERED = 64 * 1024;
/** Who may look is asked again when somebody signs out, and this often, so that a session that expired or sees something else hears nothing more. */
const CHECK_MS = 15_000;
const STOP_CHECK_MS = 500;

/** The stream of changes. It outlives requests, hence the own loop: it ends with its session, its reader or the process. */
export function bindLive(app: Express, edge: Edge, parts: LiveParts): void {
  const hub = createLiveHub(parts.pool, parts.changes, parts.leadNews);
  const perPerson = new Map<string, number>();
  const ends = new Set<() => void>();
  /** Of every open stream: whose it is, and asking whether it may go on. */
  const checks = new Map<() => void, string>();
  parts.leadNews.onSessionEnd((userId) => {
    for (const [check, owner] of checks) if (owner === userId) check();
  });
  const stopWatch = setInterval(() => {
    if (parts.isStopping()) for (const end of ends) end();
  }, STOP_CHECK_MS);
  stopWatch.unref();

  app.get(routeOf(streamEvents), async (request: Request, response: Response) => {
    const principal = await edge.authorise(request, streamEvents);
    const open = perPerson.get(principal.actor) ?? 0;
    if (hub.size >= MOST_STREAMS || open >= MOST_PER_PERSON)
      throw new UserError('too-many-requests', 'Too many windows listen for changes; close some of them.');
    perPerson.set(principal.actor, open + 1);
    const end = stream(request, response, principal);
    ends.add(end);
    response.once('close', () => {
      ends.delete(end);
      const left = (perPerson.get(principal.actor) ?? 1) - 1;
      if (left > 0) perPerson.set(principal.actor, left);
      else perPerson.delete(principal.actor);
    });
  });

  function stream(request: Request, response: Response, principal: Principal): () => void {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
      Connection: 'keep-alive',
    });
    response.write(`retry: ${EVENTS_RETRY_MS}\n: listening\n\n`);
    let behind = false;
    const tell = (event: LiveEvent): void => {
      if (response.writableLength > MOST_BUFFERED) return void (behind = true);
      response.write(textOf(event));
    };
    response.on('drain', () => {
      if (!behind) return;
      behind = false;
      tell({ name: 'reload' });
    });
    const remove = hub.add({ sees: principal.sees, tell });
    const heartbeat = setInterval(() => {
      if (response.writableLength === 0) response.write(': \n\n');
    }, EVENTS_HEARTBEAT_MS);
    // The rights of somebody signed in may change or end while the stream is open: the browser then comes again, or is refused.
    const check = (): void =>
      void sessionGoesOn(parts.pool, request.headers, principal.sees).then((same) => {
        if (!same) end();
      }, end);
    const checking = setInterval(check, CHECK_MS);
    checks.set(check, principal.userId ?? '');
    const end = (): void => void response.end();
    response.once('close', () => {
      remove();
      clearInterval(heartbeat);
      clearInterval(checking);
      checks.delete(check);
    });
    return end;
  }
}

function textOf(event: LiveEvent): string {
  return `event: ${event.name}\ndata: ${event.name === 'leads' ? JSON.stringify({ ids: event.ids }) : '{}'}\n\n`;
}
