import type { Express, Request, Response } from 'express';
import type { Pool } from 'pg';
import { UserError } from '#domain/kernel/errors';
import { streamEvents } from '#api/contract/lead-live';
import { routeOf, type Edge } from '#api/http/bind-endpoint';
import type { ChangeListener } from '#api/changes/hear-changes';
import type { LeadListener } from '../changes/hear-leads';
import { createLiveHub } from './hub';
import { openStream } from './open-stream';

export interface LiveParts {
  readonly pool: Pool;
  readonly changes: ChangeListener;
  readonly leadNews: LeadListener;
  readonly isStopping: () => boolean;
}

/** Open streams of one process, and of one person in it; browsers open one per tab. */
const MOST_STREAMS = 2000;
const MOST_PER_PERSON = 20;
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
    const end = openStream({ pool: parts.pool, hub, checks }, request, response, principal);
    ends.add(end);
    response.once('close', () => {
      ends.delete(end);
      const left = (perPerson.get(principal.actor) ?? 1) - 1;
      if (left > 0) perPerson.set(principal.actor, left);
      else perPerson.delete(principal.actor);
    });
  });
}
