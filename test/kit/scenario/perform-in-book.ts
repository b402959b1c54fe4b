import { performAction } from '#activities/actions/perform-action';
import { ConfigCache } from '#activities/kit/config-cache';
import type { ActivityDeps } from '#activities/kit/deps';
import { bookAction } from '#db/leads/book-action';
import { loadCampaignContext } from '#db/queries/load-campaign-context';
import { loadLeadTypeRouting } from '#db/queries/load-lead-type-routing';
import { SILENT } from '#test/kit/silent-logger';
import type { Pool } from 'pg';

/** An action as the book has it after Temporal forgot it: asked for and booked as done, and no run knows of it. Answers its id. */
export async function performInBook(pool: Pool, leadId: string, name: string, payload: object = {}): Promise<string> {
  const deps = {
    pool,
    now: Date.now,
    log: SILENT,
    campaigns: new ConfigCache((id) => loadCampaignContext(pool, id)),
    routings: new ConfigCache((id) => loadLeadTypeRouting(pool, id)),
  } as unknown as ActivityDeps;
  const { actionId } = await bookAction(pool, leadId, { name, payload, actor: 'user:test' });
  await performAction(deps)({ leadId, actionId });
  return actionId;
}
