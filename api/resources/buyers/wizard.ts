import type { Express } from 'express';
import { UserError } from '#domain/kernel/errors';
import { createBuyerWithDelivery } from '#api/contract/buyer-wizard';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { InvalidRequest, refuse } from '#api/http/invalid-request';
import { deliveryAccountBinding } from '../delivery-accounts/index';
import { deliveryMethodBinding } from '../delivery-methods/index';
import type { ResourceParts } from '../engine/resource-parts';
import type { RowDraft } from '../engine/binding';
import { createRowIn, inWriteTransaction } from '../engine/write-row';
import { buyerBinding } from './index';

/** A buyer that can take leads at once: the same rules as one by one, but all three or none. */
export function bindBuyerWizard(app: Express, edge: Edge, parts: ResourceParts): void {
  bindEndpoint(app, edge, createBuyerWithDelivery, async ({ body, principal }) => {
    const { sees } = principal;
    if (sees.buyerIds !== null)
      throw new UserError(
        'insufficient-scope',
        'Your role shows only some buyers, so a new one would be out of your sight.',
      );
    const { leadTypeId } = body.method;
    if (sees.leadTypeIds?.includes(leadTypeId) === false)
      refuse('invalid-fields', 'See errors for what is wrong with each field.', [
        { field: 'method.leadTypeId', code: 'unknown-reference', message: 'There is nothing with this id.' },
      ]);
    const made = await inWriteTransaction(
      { em: parts.orm.em, secretBox: parts.secretBox, principal, outboundAllow: parts.outboundAllow },
      async (context) => {
        const buyer = await under('buyer', () => createRowIn(buyerBinding, context, body.buyer as RowDraft));
        const method = await under('method', () =>
          createRowIn(deliveryMethodBinding, context, { ...(body.method as RowDraft), buyerId: buyer.id }),
        );
        const terms = {
          ...(body.account as RowDraft),
          buyerId: buyer.id,
          leadTypeId,
          deliveryMethodId: method.id,
          pingMethodId: null,
          alternateMethodId: null,
        };
        const account = await under('account', () => createRowIn(deliveryAccountBinding, context, terms));
        return { buyer: { id: buyer.id }, method: { id: method.id }, account: { id: account.id } };
      },
    );
    parts.changes.announce();
    return { status: 201, body: made };
  });
}

/** Problems of one part, named by their place in the whole. */
async function under<T>(part: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InvalidRequest)) throw error;
    throw new InvalidRequest(
      error.code,
      error.message,
      error.errors.map((problem) => ({ ...problem, field: problem.field === '' ? part : `${part}.${problem.field}` })),
    );
  }
}
