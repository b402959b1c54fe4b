import type { Express } from 'express';
import { LEAD_TYPE_LIBRARY } from '#domain/lead/library/index';
import { listLeadTypeLibrary } from '#api/contract/resources/lead-types';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { buyerBinding } from './buyers/index';
import { bindBuyerWizard } from './buyers/wizard';
import { campaignBinding } from './campaigns/index';
import { bindCredentials } from './credentials/routes';
import { deliveryAccountBinding } from './delivery-accounts/index';
import { deliveryMethodBinding } from './delivery-methods/index';
import { bindResource } from './engine/bind-resource';
import type { ResourceParts } from './engine/resource-parts';
import { leadFormBinding } from './lead-forms/index';
import { leadTypeBinding } from './lead-types/index';
import { roleBinding } from './roles/index';
import { bindSettings } from './settings/routes';
import { bindSources } from './sources/routes';
import { sourceBinding } from './sources/index';
import { userBinding } from './users/index';

/** All configuration, each resource once. */
export function bindResources(app: Express, edge: Edge, parts: ResourceParts): void {
  bindResource(app, edge, parts, leadTypeBinding);
  bindSources(app, edge);
  bindResource(app, edge, parts, sourceBinding);
  bindResource(app, edge, parts, campaignBinding);
  bindResource(app, edge, parts, leadFormBinding);
  bindBuyerWizard(app, edge, parts);
  bindResource(app, edge, parts, buyerBinding);
  bindResource(app, edge, parts, deliveryMethodBinding);
  bindResource(app, edge, parts, deliveryAccountBinding);
  bindResource(app, edge, parts, roleBinding);
  bindResource(app, edge, parts, userBinding);
  bindCredentials(app, edge, parts);
  bindSettings(app, edge, parts);
  bindEndpoint(app, edge, listLeadTypeLibrary, async () => ({
    status: 200,
    body: { items: LEAD_TYPE_LIBRARY.map((entry) => ({ ...entry })) },
  }));
}
