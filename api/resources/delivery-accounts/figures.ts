import type { Express } from 'express';
import type { Pool } from 'pg';
import { moneyInSight } from '#db/scope/money-scope';
import { explainSavedAccount, explainAccountDraft, readAccountUsage } from '#api/contract/account-figures';
import { callerGone } from '#api/http/caller-gone';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { createLookNotes } from '#api/leads/look-notes';
import { draftedAccount, savedAccount } from './account-to-explain';
import { explainOne } from './explain-one';
import { loadAccountUsage } from './load-account-usage';

/** What is known of an account beyond its terms: how full it is, and whether it would take a lead. */
export function bindAccountFigures(app: Express, edge: Edge, pool: Pool): void {
  const noteLook = createLookNotes(pool);
  bindEndpoint(app, edge, readAccountUsage, async ({ params, principal }) => {
    const { record } = await savedAccount(pool, principal, params.id);
    return { status: 200, body: await loadAccountUsage(pool, record, Date.now(), moneyInSight(principal.sees)) };
  });
  bindEndpoint(app, edge, explainSavedAccount, async ({ params, query, principal, request }) => {
    const { record, leadTypeId } = await savedAccount(pool, principal, params.id);
    const explained = await explainOne(pool, principal, {
      record,
      leadTypeId,
      leadId: query.leadId,
      now: Date.now(),
      gone: callerGone(request),
    });
    await noteLook(principal, query.leadId);
    return { status: 200, body: explained };
  });
  bindEndpoint(app, edge, explainAccountDraft, async ({ body, principal, request }) => {
    const record = await draftedAccount(pool, principal, body.accountId, body.draft);
    const explained = await explainOne(pool, principal, {
      record,
      leadTypeId: body.draft.leadTypeId,
      leadId: body.leadId,
      now: Date.now(),
      asNew: body.asNew,
      gone: callerGone(request),
    });
    await noteLook(principal, body.leadId);
    return { status: 200, body: explained };
  });
}
