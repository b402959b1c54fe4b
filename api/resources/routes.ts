import type { Express } from 'express';
import { LEAD_TYPE_LIBRARY } from '#domain/lead/library/index';
import { listLeadTypeLibrary } from '#api/contract/resources/lead-types';
import { bindEndpoint, type Authorise } from '#api/http/bind-endpoint';
import { buyerBinding } from './buyers/index';
import { campaignBinding } from './campaigns/index';
import { bindCredentials } from './credentials/routes';
import { deliveryAccountBinding } from './delivery-accounts/index';
import { deliveryMethodBinding } from './delivery-methods/index';
import { bindResource, type ResourceParts } from './engine/bind-resource';
import { leadTypeBinding } from './lead-types/index';
import { bindSettings } from './settings/routes';
import { sourceBinding } from './sources/index';
import { userBinding } from './users/index';

/** All configuration, each resource once. */
export function bindResources(app: Express, authorise: Authorise, parts: ResourceParts): void {
  bindResource(app, authorise, parts, leadTypeBinding);
  bindResource(app, authorise, parts, sourceBinding);
  bindResource(app, authorise, parts, campaignBinding);
  bindResource(app, authorise, parts, buyerBinding);
  bindResource(app, authorise, parts, deliveryMethodBinding);
  bindResource(app, authorise, parts, deliveryAccountBinding);
  bindResource(app, authorise, parts, userBinding);
  bindCredentials(app, authorise, parts);
  bindSettings(app, authorise, parts);
  bindEndpoint(app, authorise, listLeadTypeLibrary, async () => ({ status: 200, body: { items: LEAD_TYPE_LIBRARY.map((entry) => ({ ...entry })) } }));
}
