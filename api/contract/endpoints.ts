import { actOnLead } from './actions';
import type { Endpoint } from './endpoint';
import { getPostedLead, postLead } from './intake';
import { listEligibleAccounts, listLeadsEndpoint, readLeadEndpoint, readProcess } from './leads';
import { issueTokenEndpoint } from './oauth';
import { createCredential, listCredentials, revokeCredential } from './resources/credentials';
import { RESOURCES } from './resources/index';
import { listLeadTypeLibrary } from './resources/lead-types';
import { resourceEndpoints } from './resources/resource';
import { readSettings, updateSettings } from './resources/settings';
import { getLiveness, getReadiness, getStatus } from './status';

/** Every operation of the API: what is not here has no documentation, and a test refuses a route without it. */
export const ENDPOINTS: readonly Endpoint[] = [
  postLead, getPostedLead, issueTokenEndpoint,
  listLeadsEndpoint, readLeadEndpoint, listEligibleAccounts, readProcess, actOnLead,
  ...RESOURCES.flatMap((resource) => Object.values(resourceEndpoints(resource))),
  listLeadTypeLibrary, listCredentials, createCredential, revokeCredential, readSettings, updateSettings,
  getStatus, getLiveness, getReadiness,
];
