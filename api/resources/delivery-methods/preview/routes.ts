import type { Express } from 'express';
import type { Pool } from 'pg';
import { asksForBids } from '#db/queries/asks-for-bids';
import { UserError } from '#domain/kernel/errors';
import type { RawFields } from '#domain/kernel/lead-fields';
import { interpretReply, listDeliveryTests, previewDelivery, testSendDelivery } from '#api/contract/preview';
import { recordLook } from '#api/access/record-look';
import { callerGone } from '#api/http/caller-gone';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { refuse } from '#api/http/invalid-request';
import type { Principal } from '#api/http/principal';
import { createLookNotes } from '#api/leads/look-notes';
import type { DeliveryTester } from '#api/engine/delivery-tester';
import { lastTests } from './delivery-tests';
import { draftedMethod, storedMethod } from './method-to-try';
import { readWith } from './read-with';
import { renderPreview } from './render-preview';
import { testSend } from './test-send';

export interface PreviewParts {
  readonly pool: Pool;
  readonly deliveryTester: DeliveryTester;
}

/** Trying delivery methods before a lead depends on them. */
export function bindPreview(app: Express, edge: Edge, { pool, deliveryTester }: PreviewParts): void {
  const noteLook = createLookNotes(pool);
  bindEndpoint(app, edge, previewDelivery, async ({ body, principal, request }) => {
    const { draft, methodId, environment, priceMinor = 0, leadId } = body;
    if (!draft && methodId === undefined)
      return refuse('invalid-fields', 'Name a method or send a draft.', [
        { field: 'methodId', code: 'required', message: 'Name a method or send a draft.' },
      ]);
    if (draft) assertMayEdit(principal);
    const method = draft ? await draftedMethod(pool, principal, draft) : await storedMethod(pool, principal, methodId!);
    const asPing =
      method.channel.canPing &&
      (body.asPing ?? (methodId !== undefined && (await asksForBids(pool, principal.sees, methodId))));
    const subject = {
      leadId,
      fields: body.fields as RawFields | undefined,
      price: priceMinor,
      environment: environment ?? method.environment,
      asPing,
      now: Date.now(),
      gone: callerGone(request),
    };
    const preview = await renderPreview(pool, principal, method, subject);
    if (leadId !== undefined) await noteLook(principal, leadId);
    return { status: 200, body: preview };
  });
  bindEndpoint(app, edge, interpretReply, async ({ body }) => ({ status: 200, body: readWith(body) }));
  bindEndpoint(app, edge, listDeliveryTests, async ({ params, principal }) => {
    await storedMethod(pool, principal, params.id);
    const maySeeLeads =
      principal.kind === 'user'
        ? principal.permissions.has('leads:view') && isUnrestricted(principal.sees)
        : principal.scopes.includes('data');
    const items = await lastTests(pool, params.id, maySeeLeads);
    const count = items.filter((item) => item.leadId !== null).length;
    if (count > 0)
      await recordLook(pool, principal, { action: 'list', entity: 'delivery-test', entityId: params.id, count });
    return { status: 200, body: { items } };
  });
  bindEndpoint(app, edge, testSendDelivery, async ({ params, body, principal, request }) => {
    const parts = { pool, deliveryTester, noteLook, gone: callerGone(request) };
    const { over, result } = await testSend(parts, principal, params.id, body);
    return { status: over ? 200 : 202, body: result };
  });
}

/** Whoever sends a draft has us run what they wrote: as much as saving it, it is for those who may. */
function assertMayEdit({ kind, permissions }: Principal): void {
  if (kind === 'user' && !permissions.has('buyers:edit'))
    throw new UserError('insufficient-scope', 'Trying out a draft needs the right to edit buyers.');
}

const isUnrestricted = (sees: {
  readonly buyerIds: unknown;
  readonly sourceIds: unknown;
  readonly leadTypeIds: unknown;
}): boolean => sees.buyerIds === null && sees.sourceIds === null && sees.leadTypeIds === null;
