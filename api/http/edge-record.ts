import type { Request } from 'express';
import type { Endpoint } from '#api/contract/endpoint';
import type { Principal } from './principal';

/** What is written down of every call, by what its endpoint says of itself. */
export interface EdgeRecord {
  /** Books the look or the deed an endpoint is marked with, once it is known to succeed and before anything is handed out. */
  done(endpoint: Endpoint, call: EdgeCall, answered: unknown): Promise<void>;
  /** Books that somebody was refused; the same refusal once in ten minutes, and never more than so many, so that it cannot flood. */
  refused(request: Request, actor: string, operation: string, error: unknown): Promise<void>;
}
interface EdgeCall {
  readonly principal: Pick<Principal, 'actor'>;
  readonly params: unknown;
  readonly body: unknown;
}
