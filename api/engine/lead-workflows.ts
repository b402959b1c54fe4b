import type { Json } from '#domain/kernel/json';
import type { AskedAction } from '#db/leads/book-action';

/** The API's view of the engine that runs lead workflows. The server is handed the Temporal implementation. */
export interface LeadWorkflows {
  /**
   * Starts `lead/<id>` unless it runs, and waits for its outcome. True: decided, the book of record holds it. False: not decided within
   * `deadlineMs`, or the engine cannot be reached; the dispatcher starts the lead then. Never throws for an engine that is away.
   */
  startAndAwaitOutcome(leadId: string, deadlineMs: number): Promise<boolean>;
  /**
   * Carries out a manual action on a lead and answers its result (ids and codes, no personal data). Throws UserError when the
   * action does not fit the lead's state, OperationalError when the engine is away.
   */
  act(leadId: string, action: AskedAction): Promise<Json>;
}
