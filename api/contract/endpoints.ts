import { ACCOUNT_FIGURE_ENDPOINTS } from './account-figures';
import { actOnLead } from './actions';
import { createBuyerWithDelivery } from './buyer-wizard';
import { testCriteria } from './criteria-test';
import { readCampaignFlow } from './campaign-flow';
import type { Endpoint } from './endpoint';
import { getPostedLead, postLead } from './intake';
import { ALL_LISTS } from './listing/all-lists';
import { listEndpoints } from './listing/list-endpoints';
import { listLeadTypeFields, listOptions } from './listing/options';
import { listEligibleAccounts, listLeadsEndpoint, readLeadEndpoint, readProcess } from './leads';
import { readDashboard } from './dashboard';
import { readLedger } from './ledger';
import { actOnLeads } from './lead-bulk';
import { eraseForRequest, openErasureRequest } from './erasure';
import { updateLead } from './lead-edit';
import { enterLead } from './lead-entry';
import { readLeadFigures } from './lead-figures';
import { deleteFile, downloadFile, listFiles, uploadFile } from './lead-files';
import { readLeadHistory } from './lead-history';
import { streamEvents } from './lead-live';
import { listLeadFieldColumns } from './lead-fields';
import { addNote, listNotes } from './lead-notes';
import { listEntryCampaigns, readEntryForm, readLeadSchema } from './lead-schema';
import { readFormStyle, showLeadForm, submitLeadForm } from './lead-forms';
import {
  changePassword,
  confirmSecondFactor,
  endOneSession,
  endOtherSessions,
  listSessions,
  readProfile,
  removeSecondFactor,
  renewRecoveryCodes,
  startSecondFactor,
  updateProfile,
} from './me';
import { testAddress } from './source-test';
import { readLeadTypeUsage } from './lead-type-usage';
import { issueTokenEndpoint } from './oauth';
import {
  createCredential,
  listCredentials,
  readMadeCredentials,
  revokeCredential,
  updateCredential,
} from './resources/credentials';
import { readPreference, writePreference } from './preferences';
import { PREVIEW_ENDPOINTS } from './preview';
import { RESOURCES } from './resources/index';
import { listLeadTypeLibrary } from './resources/lead-types';
import { resourceEndpoints } from './resources/resource';
import { readSettings, settingsVersions, updateSettings } from './resources/settings';
import {
  endUserSessions,
  inviteUser,
  resetUserPassword,
  readUserAccess,
  removeUserSecondFactor,
} from './resources/users';
import {
  addPasskey,
  beginPasskey,
  beginPasskeyProof,
  beginPasskeySignIn,
  finishPasskeySignIn,
  listPasskeys,
  removePasskey,
  renamePasskey,
} from './passkeys';
import { confirmSignIn, createSession, endSession, readSession } from './session';
import {
  beginSingleSignOn,
  describeSingleSignOn,
  finishSingleSignOn,
  listOwnIdentities,
  listUserIdentities,
  trySingleSignOn,
  unlinkOwnIdentity,
  unlinkUserIdentity,
} from './single-sign-on';
import { acceptInvitation, checkInvitation, completePasswordReset, requestPasswordReset } from './sign-in';
import { createView, listViews, removeView, updateView } from './views';
import { getLiveness, getReadiness, getStatus } from './status';

/** Every operation of the API: what is not here has no documentation, and a test refuses a route without it. */
export const ENDPOINTS: readonly Endpoint[] = [
  postLead,
  getPostedLead,
  showLeadForm,
  submitLeadForm,
  readFormStyle,
  issueTokenEndpoint,
  createSession,
  confirmSignIn,
  beginPasskeySignIn,
  finishPasskeySignIn,
  readSession,
  endSession,
  describeSingleSignOn,
  beginSingleSignOn,
  finishSingleSignOn,
  trySingleSignOn,
  listOwnIdentities,
  unlinkOwnIdentity,
  listUserIdentities,
  unlinkUserIdentity,
  requestPasswordReset,
  completePasswordReset,
  checkInvitation,
  acceptInvitation,
  readProfile,
  updateProfile,
  changePassword,
  startSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  listPasskeys,
  beginPasskeyProof,
  beginPasskey,
  addPasskey,
  renamePasskey,
  removePasskey,
  listSessions,
  endOtherSessions,
  endOneSession,
  readUserAccess,
  inviteUser,
  resetUserPassword,
  endUserSessions,
  removeUserSecondFactor,
  listLeadsEndpoint,
  readLeadEndpoint,
  listEligibleAccounts,
  readProcess,
  actOnLead,
  testCriteria,
  enterLead,
  updateLead,
  actOnLeads,
  openErasureRequest,
  eraseForRequest,
  readLeadHistory,
  listNotes,
  addNote,
  listFiles,
  uploadFile,
  downloadFile,
  deleteFile,
  readLeadFigures,
  readDashboard,
  readLedger,
  streamEvents,
  readLeadSchema,
  listEntryCampaigns,
  readEntryForm,
  ...PREVIEW_ENDPOINTS,
  ...ACCOUNT_FIGURE_ENDPOINTS,
  createBuyerWithDelivery,
  ...RESOURCES.flatMap((resource) => Object.values(resourceEndpoints(resource))),
  listLeadTypeLibrary,
  readLeadTypeUsage,
  testAddress,
  readCampaignFlow,
  listCredentials,
  readMadeCredentials,
  createCredential,
  updateCredential,
  revokeCredential,
  readSettings,
  updateSettings,
  ...Object.values(settingsVersions),
  ...ALL_LISTS.flatMap((list) => Object.values(listEndpoints(list))),
  listOptions,
  listLeadTypeFields,
  listLeadFieldColumns,
  listViews,
  createView,
  updateView,
  removeView,
  readPreference,
  writePreference,
  getStatus,
  getLiveness,
  getReadiness,
];
