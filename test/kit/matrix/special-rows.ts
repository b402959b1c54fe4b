import type { MatrixMarket } from './market';
import type { MatrixRow } from './rows';

const lead = (market: MatrixMarket) => ({ leadId: market.leadId });
const leadFile = (market: MatrixMarket) => ({ leadId: market.leadId, fileId: market.fileId });
const user = (market: MatrixMarket) => ({ id: market.userId });
const method = (market: MatrixMarket) => ({ id: market.methodId });
const account = (market: MatrixMarket) => ({ id: market.accountId });
const criteria = { v: 1, root: { join: 'all', items: [] } };
const PASSWORD = { password: 'not the right one' };

const PASSKEY = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' },
};
const NEW_PASSKEY = { ...PASSKEY, response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' } };

const staff = { other: 'common', why: 'staff' } as const;
const ownAccount = { other: 'common', why: 'about the caller alone' } as const;
const beforeSignIn = { other: 'common', why: 'before anybody is signed in' } as const;
const onlySeen = { other: 'absent' } as const;
/** What a role above one's own meets: nothing of it may be changed. */
const STAFF_CHANGE = { ...staff, own: [200, 204, 403] } as const;

/** Rows of the endpoints that belong to no resource and no list, by the endpoint's id. A new endpoint needs one here. */
export const SPECIAL_ROWS: Readonly<Record<string, MatrixRow>> = {
  // Anybody
  postLead: { other: 'common', why: 'the campaign decides', body: () => ({}), own: [400, 404] },
  getPostedLead: { other: 'common', why: 'the campaign decides', params: lead, own: [200, 401, 403, 404] },
  showLeadForm: { other: 'common', why: 'public page', params: () => ({ slug: 'nothing-here' }), own: [404] },
  submitLeadForm: {
    other: 'common',
    why: 'public page',
    params: () => ({ slug: 'nothing-here' }),
    own: [400, 403, 404, 415],
  },
  readFormStyle: { other: 'common', why: 'public file' },
  issueToken: { other: 'common', why: 'asks for client id and secret', body: () => ({}), own: [400] },
  getStatus: { other: 'common', why: 'this machine only' },
  getLiveness: { other: 'common', why: 'probe' },
  getReadiness: { other: 'common', why: 'probe' },
  createSession: { ...beforeSignIn, body: () => ({ email: 'nobody@example.com', password: 'x' }), own: [401, 429] },
  confirmSignIn: { ...beforeSignIn, body: () => ({ challenge: 'x', code: '123456' }), own: [401] },
  beginPasskeySignIn: { ...beforeSignIn, body: () => ({}), own: [200, 429] },
  finishPasskeySignIn: { ...beforeSignIn, body: () => ({ credential: PASSKEY }), own: [401, 429] },
  requestPasswordReset: { ...beforeSignIn, body: () => ({ email: 'nobody@example.com' }), own: [202, 429] },
  completePasswordReset: { ...beforeSignIn, body: () => ({ token: 'x'.repeat(43), password: 'x' }), own: [422, 429] },
  checkInvitation: { ...beforeSignIn, body: () => ({ token: 'x'.repeat(43) }), own: [422, 429] },
  acceptInvitation: { ...beforeSignIn, body: () => ({ token: 'x'.repeat(43), password: 'x' }), own: [422, 429] },

  // What they redirect to is another address, which is not there in this test.
  describeSingleSignOn: beforeSignIn,
  beginSingleSignOn: { ...beforeSignIn, own: [303] },
  finishSingleSignOn: { ...beforeSignIn, own: [303] },

  // Oneself
  listOwnIdentities: ownAccount,
  unlinkOwnIdentity: { ...ownAccount, params: (market) => ({ id: market.userId }), body: () => PASSWORD, own: [409] },
  readSession: ownAccount,
  endSession: ownAccount,
  readProfile: ownAccount,
  updateProfile: { ...ownAccount, body: () => ({ name: 'Tess' }) },
  changePassword: { ...ownAccount, body: () => ({ currentPassword: 'x', ...PASSWORD }), own: [409] },
  startSecondFactor: { ...ownAccount, body: () => PASSWORD, own: [409] },
  confirmSecondFactor: { ...ownAccount, body: () => ({ code: '123456' }), own: [409] },
  removeSecondFactor: { ...ownAccount, body: () => ({ ...PASSWORD, code: '123456' }), own: [409] },
  renewRecoveryCodes: { ...ownAccount, body: () => ({ ...PASSWORD, code: '123456' }), own: [409] },
  listPasskeys: ownAccount,
  beginPasskeyProof: ownAccount,
  beginPasskey: { ...ownAccount, body: () => PASSWORD, own: [409] },
  addPasskey: { ...ownAccount, body: () => ({ name: 'Key', credential: NEW_PASSKEY }), own: [422] },
  renamePasskey: { other: 'stranger', params: (market) => ({ id: market.passkeyId }), body: () => ({ name: 'Key' }) },
  // Whose it is, is looked at after the password.
  removePasskey: { ...ownAccount, params: (market) => ({ id: market.passkeyId }), body: () => PASSWORD, own: [409] },
  listSessions: ownAccount,
  endOtherSessions: ownAccount,
  endOneSession: { other: 'stranger', params: (market) => ({ id: market.sessionId }) },
  listViews: ownAccount,
  createView: { ...ownAccount, body: (market) => ({ list: 'leads', name: market.name(), document: {} }) },
  updateView: {
    other: 'stranger',
    params: (market) => ({ id: market.viewId }),
    body: (market) => ({ name: market.name() }),
  },
  removeView: { other: 'stranger', params: (market) => ({ id: market.viewId }) },
  readPreference: { ...ownAccount, params: () => ({ key: 'test' }) },
  writePreference: { ...ownAccount, params: () => ({ key: 'test' }), body: () => ({ value: 1 }) },
  streamEvents: { ...ownAccount, why: 'says ids of leads in sight only: test/integration/api', stream: true },

  // Leads
  listLeads: onlySeen,
  readLead: { other: 'hidden', params: lead },
  listEligibleAccounts: { other: 'hidden', params: lead },
  readProcess: { other: 'hidden', params: lead },
  readLeadHistory: { other: 'hidden', params: lead },
  readLeadSchema: { other: 'hidden', params: lead },
  listLeadNotes: { other: 'hidden', params: lead },
  addLeadNote: { other: 'hidden', params: lead, body: () => ({ text: 'Called.' }) },
  listLeadFiles: { other: 'hidden', params: lead },
  uploadLeadFile: { other: 'hidden', params: lead, upload: true },
  downloadLeadFile: { other: 'hidden', params: leadFile },
  deleteLeadFile: { other: 'hidden', params: leadFile },
  updateLead: {
    other: 'hidden',
    params: lead,
    body: () => ({ fields: { FirstName: 'Anna' } }),
    headers: { 'if-match': '"x"' },
    own: [409, 412],
  },
  actOnLead: {
    also: ['leads:work'],
    other: 'hidden',
    params: (market) => ({ leadId: market.leadId, action: 'run-automation' }),
    body: () => ({}),
  },
  actOnLeads: {
    also: ['leads:work'],
    other: 'absent',
    params: () => ({ action: 'run-automation' }),
    body: (market) => ({ leadIds: [market.leadId] }),
    why: 'each lead for itself',
  },
  openErasureRequest: {
    also: ['leads:delete'],
    other: 'absent',
    body: (market) => ({ email: `${market.leadId}@example.com` }),
  },
  // Nobody erases for a request of somebody else.
  eraseForRequest: {
    also: ['leads:delete'],
    other: 'stranger',
    params: (market) => ({ id: market.erasureId }),
    body: (market) => ({ leadIds: [market.leadId] }),
    own: [404],
  },
  enterLead: {
    other: 'refused',
    body: (market) => ({
      campaignId: market.campaignId,
      fields: { FirstName: 'A', LastName: 'B', Email: 'a@example.com', Phone: '+15125550124' },
    }),
  },
  listEntryCampaigns: onlySeen,
  readEntryForm: { other: 'hidden', params: (market) => ({ campaignId: market.campaignId }) },
  readLeadFigures: onlySeen,
  readLedger: onlySeen,
  listLeadFieldColumns: onlySeen,
  readDashboard: { ...onlySeen, body: () => ({ by: 'day', from: today(-1), to: today(1) }) },
  testCriteria: { other: 'refused', body: (market) => ({ leadTypeId: market.leadTypeId, criteria }) },

  // Configuration beyond the common operations
  listOptions: { ...onlySeen, params: () => ({ kind: 'buyers' }), also: ['buyers:view'] },
  listLeadTypeFields: { other: 'hidden', params: (market) => ({ id: market.leadTypeId }), also: ['leads:view'] },
  listLeadTypeLibrary: { other: 'common', why: 'comes with the program' },
  readLeadTypeUsage: { other: 'hidden', params: (market) => ({ id: market.leadTypeId }) },
  testAddress: { other: 'common', why: 'refers to nothing', body: () => ({ rules: [], address: '192.0.2.1' }) },
  readCampaignFlow: { other: 'hidden', params: (market) => ({ id: market.campaignId }) },
  previewDelivery: { other: 'hidden', body: (market) => ({ methodId: market.methodId }) },
  interpretReply: {
    other: 'common',
    why: 'refers to nothing stored',
    body: () => ({ channel: 'webhook', config: { v: 1 }, reply: { kind: 'no-answer' } }),
    own: [200, 422],
  },
  testSendDelivery: { other: 'hidden', params: method, body: () => ({}), own: [200, 202, 422] },
  listDeliveryTests: { other: 'hidden', params: method },
  readAccountUsage: { other: 'hidden', params: account },
  explainAccount: { other: 'hidden', params: account, query: lead, also: ['leads:view'] },
  explainAccountDraft: {
    other: 'refused',
    also: ['leads:view'],
    body: (market) => ({
      leadId: market.leadId,
      draft: { buyerId: market.buyerId, leadTypeId: market.leadTypeId, deliveryMethodId: market.methodId },
    }),
  },
  createBuyerWithDelivery: {
    other: 'common',
    why: 'a new buyer would be out of sight',
    own: [403],
    body: (market) => ({
      buyer: { company: market.name(), timeZone: 'UTC' },
      method: { name: 'M', leadTypeId: market.leadTypeId, channel: 'lead-portal', config: { v: 1 } },
      account: { name: 'A' },
    }),
  },
  readSettings: { other: 'common', why: "the installation's own" },
  updateSettings: { other: 'common', why: "the installation's own", body: () => ({ automation: 'price' }) },
  readHistoryOfSettings: { other: 'common', why: "the installation's own" },
  compareVersionsOfSettings: {
    other: 'common',
    why: "the installation's own",
    query: () => ({ from: '1', to: '1' }),
    own: [200, 404],
  },
  rollBackSettings: { other: 'common', why: "the installation's own", body: () => ({ version: 1 }), own: [200, 404] },

  // Staff
  trySingleSignOn: { ...staff, why: 'administrators alone', body: () => ({ issuer: 'https://127.0.0.1' }), own: [403] },
  listUserIdentities: { ...staff, params: user },
  unlinkUserIdentity: {
    ...STAFF_CHANGE,
    params: (market) => ({ id: market.userId, identityId: market.userId }),
    own: [403, 404],
  },
  readUserAccess: { ...staff, params: user },
  resetUserPassword: { ...STAFF_CHANGE, params: user, own: [200, 403, 409] },
  inviteUser: { ...STAFF_CHANGE, params: user },
  endUserSessions: { ...STAFF_CHANGE, params: user },
  removeUserSecondFactor: { ...STAFF_CHANGE, params: user },
  listCredentials: onlySeen,
  createCredential: {
    other: 'refused',
    body: (market) => ({ name: market.name(), scopes: ['receiver'], sourceId: market.sourceId }),
  },
  updateCredential: {
    other: 'hidden',
    params: (market) => ({ id: market.credentialId }),
    body: (market) => ({ name: market.name() }),
  },
  readMadeCredentials: { other: 'hidden', params: (market) => ({ id: market.credentialId }) },
  revokeCredential: { other: 'hidden', params: (market) => ({ id: market.credentialId }) },
};

/** A day from today, as YYYY-MM-DD. */
function today(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
