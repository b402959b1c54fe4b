import { ACCOUNT_FIGURE_ENDPOINTS } from './account-figures';
import { actOnLead } from './actions';
import { createBuyerWithDelivery } from './buyer-wizard';
import { testCriteria } from './criteria-test';
import type { Endpoint } from './endpoint';
import { getPostedLead, postLead } from './intake';
import { listEligibleAccounts, listLeadsEndpoint, readLeadEndpoint, readProcess } from './leads';
import { readDashboard } from './dashboard';
import { actOnLeads } from './lead-bulk';
import { updateLead } from './lead-edit';
import { enterLead } from './lead-entry';
import { readLeadFigures } from './lead-figures';
import { deleteFile, downloadFile, listFiles, uploadFile } from './lead-files';
import { readLeadHistory } from './lead-history';
import { streamEvents } from './lead-live';
import { addNote, listNotes } from './lead-notes';
import { listEntryCampaigns, readEntryForm, readLeadSchema } from './lead-schema';
import { readFormStyle, showLeadForm, submitLeadForm } from './lead-forms';
import {
  changePassword, confirmSecondFactor, endOneSession, endOtherSessions, listSessions, readProfile, removeSecondFactor, renewRecoveryCodes, startSecondFactor, updateProfile,
} from './me';
import { readLeadTypeUsage } from './lead-type-usage';
import { issueTokenEndpoint } from './oauth';
import { createCredential, listCredentials, revokeCredential } from './resources/credentials';
import { PREVIEW_ENDPOINTS } from './preview';
import { RESOURCES } from './resources/index';
import { listLeadTypeLibrary } from './resources/lead-types';
import { resourceEndpoints } from './resources/resource';
import { readSettings, updateSettings } from './resources/settings';
import { confirmSignIn, createSession, endSession, readSession } from './session';
import { acceptInvitation, checkInvitation, completePasswordReset, requestPasswordReset } from './sign-in';
import { getLiveness, getReadiness, getStatus } from './status';

/** Every operation of the API: what is not here has no documentation, and a test refuses a route without it. */
export const ENDPOINTS: readonly Endpoint[] = [
  postLead, getPostedLead, showLeadForm, submitLeadForm, readFormStyle, issueTokenEndpoint,
  createSession, confirmSignIn, readSession, endSession, requestPasswordReset, completePasswordReset, checkInvitation, acceptInvitation,
  readProfile, updateProfile, changePassword, startSecondFactor, confirmSecondFactor, removeSecondFactor, renewRecoveryCodes,
  listSessions, endOtherSessions, endOneSession,
  listLeadsEndpoint, readLeadEndpoint, listEligibleAccounts, readProcess, actOnLead, testCriteria,
  enterLead, updateLead, actOnLeads, readLeadHistory, listNotes, addNote, listFiles, uploadFile, downloadFile, deleteFile, readLeadFigures, readDashboard, streamEvents,
  readLeadSchema, listEntryCampaigns, readEntryForm,
  ...PREVIEW_ENDPOINTS, ...ACCOUNT_FIGURE_ENDPOINTS, createBuyerWithDelivery,
  ...RESOURCES.flatMap((resource) => Object.values(resourceEndpoints(resource))),
  listLeadTypeLibrary, readLeadTypeUsage, listCredentials, createCredential, revokeCredential, readSettings, updateSettings,
  getStatus, getLiveness, getReadiness,
];
