import type { Request, Response } from 'express';
import type { Pool } from 'pg';
import { EVENTS_HEARTBEAT_MS, EVENTS_RETRY_MS } from '#api/contract/lead-live';
import type { Principal } from '#api/http/principal';
import type { LiveEvent, LiveHub } from './hub';
import { sessionGoesOn } from './session-goes-on';

/** A reader this far behind is told to read everything again instead of piling up news. */
const MOST_BUFFERED = 64 * 1024;
/** Who may look is asked again when somebody signs out, and this often, so that a session that expired or sees something else hears nothing more. */
const CHECK_MS = 15_000;

export interface StreamParts {
  readonly pool: Pool;
  readonly hub: LiveHub;
  /** Of every open stream: asking whether it may go on, and whose it is. */
  readonly checks: Map<() => void, string>;
}

/** Opens one stream of changes for somebody; answers how to end it. */
export function openStream(
  { pool, hub, checks }: StreamParts,
  request: Request,
  response: Response,
  principal: Principal,
): () => void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
    Connection: 'keep-alive',
  });
  response.write(`retry: ${EVENTS_RETRY_MS}\n: listening\n\n`);
  const end = (): void => void response.end();
  const tell = createTeller(response);
  // Ids of leads are for those who may look at leads; everybody hears of the rest.
  const hears = (event: LiveEvent): boolean => event.name !== 'leads' || principal.permissions.has('leads:view');
  const remove = hub.add({ sees: principal.sees, tell: (event) => void (hears(event) && tell(event)) });
  const heartbeat = setInterval(() => {
    if (response.writableLength === 0) response.write(': \n\n');
  }, EVENTS_HEARTBEAT_MS);
  // The rights of somebody signed in may change or end while the stream is open: the browser then comes again, or is refused.
  const check = (): void =>
    void sessionGoesOn(pool, request.headers, principal).then((same) => {
      if (!same) end();
    }, end);
  const checking = setInterval(check, CHECK_MS);
  checks.set(check, principal.userId ?? '');
  response.once('close', () => {
    remove();
    clearInterval(heartbeat);
    clearInterval(checking);
    checks.delete(check);
  });
  return end;
}

function createTeller(response: Response): (event: LiveEvent) => void {
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
  return tell;
}

function textOf(event: LiveEvent): string {
  return `event: ${event.name}\ndata: ${event.name === 'leads' ? JSON.stringify({ ids: event.ids }) : '{}'}\n\n`;
}
