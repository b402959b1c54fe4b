import type { Express } from 'express';
import { newId } from '#db/new-id';
import { foundForErasure } from '#db/queries/found-for-erasure';
import { seesEverything } from '#db/scope/data-scope';
import { UserError } from '#domain/kernel/errors';
import { recordDeed } from '#api/access/record-deed';
import { recordLook } from '#api/access/record-look';
import { eraseForRequest, openErasureRequest } from '#api/contract/erasure';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { demandPermissionOf } from '../check-action';
import type { ActionParts } from '../carry-out';
import { eraseAll } from './erase-all';
import { findLeadsOf } from './find-leads-of';
import { readPerson } from './read-person';

const ENTITY = 'erasure_request';

/** What a person who asks to be forgotten is answered with: their leads are found, then erased. Both stand in the audit log under one id, without the person. */
export function bindErasure(app: Express, edge: Edge, parts: ActionParts): void {
  const { pool } = parts;
  bindEndpoint(app, edge, openErasureRequest, async ({ body, principal }) => {
    demandPermissionOf('erase', principal);
    const found = await findLeadsOf(pool, readPerson(body), principal.sees);
    const id = newId();
    await recordLook(pool, principal, { action: 'search', entity: ENTITY, entityId: id, count: found.leads.length });
    return { status: 200, body: { id, wholeSight: seesEverything(principal.sees), ...found } };
  });
  bindEndpoint(app, edge, eraseForRequest, async ({ params, body, principal, once }) => {
    demandPermissionOf('erase', principal);
    const found = await foundForErasure(pool, params.id, principal.actor);
    if (found === null)
      throw new UserError('not-found', 'You made no erasure request with this id; look for the leads again.');
    const leadIds = [...new Set(body.leadIds)];
    const results = await eraseAll(parts, principal, leadIds, once);
    const number = (state: (typeof results)[number]['state']): number =>
      results.filter((result) => result.state === state).length;
    const counts = { found, erased: number('done'), pending: number('pending'), refused: number('refused') };
    await recordDeed(pool, principal.actor, {
      action: 'erasure',
      entity: ENTITY,
      entityId: params.id,
      detail: { chosen: leadIds.length, ...counts },
    });
    return { status: 200, body: { ...counts, results } };
  });
}
