const DISPLAY_FIELDS = 'lead-types.document.displayGroups[].fields[]';

/** Who decides something by which writable members: a file that reads the last part of their path (camel or snake case). */
export const READ_BY: Readonly<Record<string, readonly string[]>> = {
  'domain/fields/read-field.ts': ['required', 'default', 'systemField', 'profanity'].map((name) => `lead-types.document.fields[].${name}`),
  'domain/fields/known-fields.ts': ['lead-types.document.fields[].name'],
  'domain/fields/registry.ts': ['lead-types.document.fields[].kind'],
  'domain/fields/refuse.ts': ['label', 'errorMessage'].map((name) => `lead-types.document.fields[].${name}`),
  'domain/fields/types/dropdown.ts': ['lead-types.document.fields[].options[].value', 'lead-types.document.fields[].options[].label'],
  'domain/fields/compute-fields.ts': ['lead-types.document.fields[].expression'],
  'domain/fields/check-rule.ts': [
    ...['minimum', 'maximum', 'minLength', 'maxLength', 'pattern'].map((name) => `lead-types.document.fields[].rule.${name}`),
    'lead-types.document.fields[].allowedCharacters', 'lead-types.document.fields[].invalidCharacters',
  ],
  'domain/fields/types/sub-fields.ts': ['lead-types.document.fields[].fields'],
  'domain/mapping/format-field.ts': ['lead-types.document.fields[].outputFormat'],
  'domain/mapping/import-mapping.ts': ['lead-types.document.fields[].excludeFromIntegrations'],
  'domain/verification/checked-fields.ts': ['lead-types.document.fields[].aiValidation.enabled', 'lead-types.document.fields[].aiValidation.instruction'],
  'domain/lead/duplicate-text.ts': ['lead-types.document.fields[].useForDuplicateCheck'],
  'db/queries/list-lead-fields.ts': ['lead-types.document.fields[].showOn'],
  'db/queries/list-searchable-fields.ts': ['lead-types.document.fields[].searchable'],
  'activities/returns/return-facts.ts': ['lead-types.document.returnReasons[].code', 'campaigns.settings.returnWindowDays'],
  'api/resources/campaigns/index.ts': ['lead-types.document.categories[].code'],
  'activities/distribution/find-forced-buyers.ts': ['lead-types.document.forceId.match', 'lead-types.document.forceId.customField', 'buyers.customFields'],
  'activities/distribution/plan-round.ts': ['lead-types.document.forceId.otherwise', 'campaigns.settings.duplicates.route', 'campaigns.settings.automation'],
  'api/resources/lead-types/index.ts': ['lead-types.from'],
  'db/queries/load-campaign-by-aid.ts': [
    'lead-types.status', 'sources.status', 'sources.gradingEnabled', 'campaigns.sourceId', 'campaigns.leadTypeId', 'campaigns.criteria', 'campaigns.status',
    'campaigns.priceMinor',
  ],
  'api/intake/check-address.ts': ['sources.accessRules[].action', 'sources.accessRules[].cidr', 'settings.apiAccessRules[].action', 'settings.apiAccessRules[].cidr'],
  'domain/lead/intake-reasons.ts': ['campaigns.channel'],
  'api/intake/build-lead.ts': ['campaigns.settings.processing', 'campaigns.settings.answerWithinMs'],
  'api/intake/admit-caller.ts': ['campaigns.settings.requireAuthentication'],
  'api/intake/accept-post.ts': ['campaigns.settings.sendResponses'],
  'api/intake/check-password.ts': ['campaigns.password'],
  'domain/lead/decide-intake.ts': ['campaigns.settings.qualityControl', 'campaigns.settings.defaultReject', 'campaigns.settings.deliver'],
  'activities/intake/find-earlier-lead.ts': ['campaigns.settings.duplicates.days', 'campaigns.settings.duplicates.includeRejected'],
  'activities/intake/follow-duplicate.ts': ['campaigns.settings.duplicates.appendToExisting', 'campaigns.settings.duplicates.resendExisting'],
  'activities/intake/find-findings.ts': ['campaigns.settings.multiValueDelimiter', 'settings.aiValidation.whenUnanswered'],
  'domain/limits/window-starts.ts': ['hour', 'day', 'week', 'month'].flatMap((name) => [`campaigns.limits.${name}`, `delivery-accounts.limits.${name}`]),
  'api/forms/load-lead-form.ts': ['lead-forms.campaignId', 'lead-forms.slug', 'lead-forms.status'],
  'api/forms/render-page.ts': ['title', 'introduction', 'submitLabel', 'consentText', 'thankYou', 'fields[].field', 'fields[].help', 'fields[].entries'].map((name) => `lead-forms.document.${name}`),
  'api/forms/render-input.ts': ['label', 'required'].map((name) => `lead-forms.document.fields[].${name}`),
  'api/forms/routes.ts': ['lead-forms.document.embedOrigins'],
  'api/forms/submit-form.ts': ['lead-forms.document.redirectUrl'],
  'db/lists/buyers.ts': ['buyers.groupName'],
  'db/queries/load-routing-snapshot.ts': [
    'buyers.status', 'buyers.timeZone', 'delivery-methods.status', 'delivery-methods.schedule', 'delivery-methods.environment', 'delivery-methods.retry.enabled', 'delivery-methods.retry.attempts',
    'delivery-methods.retry.waitSeconds', 'delivery-methods.channel',
    ...['buyerId', 'leadTypeId', 'deliveryMethodId', 'pingMethodId', 'alternateMethodId', 'status', 'automated', 'priceMinor', 'priority', 'exclusive', 'requiresOrder', 'confirmPrice', 'criteria',
      'maxQualifiedPercent', 'maxReturnPercent', 'ignoreLimitsOnRescan', 'delaySeconds'].map((name) => `delivery-accounts.${name}`),
  ],
  'db/queries/load-method.ts': ['delivery-methods.buyerId', 'delivery-methods.leadTypeId', 'delivery-methods.config', 'delivery-methods.mapping'],
  'activities/notices/queue-delivery-notices.ts': ['userIds', 'email', 'sms'].map((name) => `delivery-methods.notifications.${name}`),
  'api/access/sessions.ts': [
    'roles.permissions', 'roles.sees.buyerIds', 'roles.sees.sourceIds', 'roles.sees.leadTypeIds', 'users.roleId', 'users.active', 'users.email', 'settings.security.passwordExpiryDays',
    'settings.security.secondFactorRequired', 'settings.security.idleMinutes',
  ],
  'activities/notices/send-notices.ts': ['users.phone'],
  'api/access/authorise.ts': ['settings.security.requestsPerMinute'],
  'domain/access/check-password.ts': ['settings.security.passwordMinLength', 'settings.security.passwordBlockCommon'],
  'api/sign-in/choose-password.ts': ['settings.security.passwordHistory'],
  'domain/grading/grade-lead.ts': ['checks[].check', 'checks[].enabled', 'checks[].points', 'grades[].grade', 'grades[].from', 'grades[].action'].map((name) => `settings.grading.${name}`),
  'activities/distribution/load-lead-type-routing.ts': ['settings.distribution.priceOptimization', 'settings.automation'],
  'activities/verification/ask-verifier.ts': ['settings.aiValidation.verifier', 'settings.aiValidation.timeoutMs'],
  'domain/verification/verifiers/chat-completions.ts': ['settings.aiValidation.url', 'settings.aiValidation.model', 'settings.aiValidation.key'],
  'activities/intake/load-campaign-context.ts': ['campaigns.settings.grading', 'settings.aiValidation.enabled', 'settings.timeZone'],
  'api/intake/store-lead.ts': ['campaigns.settings.maxDeliveries', 'campaigns.settings.category', 'settings.currency'],
  'api/oauth/issue-token.ts': ['credentials.scopes', 'credentials.sourceId'],
};

/** A record: shown again as it was written, on the screen that writes it, in lists or in choices, and nothing is decided by it. */
export const SHOWN: readonly string[] = [
  ...['lead-types', 'sources', 'campaigns', 'lead-forms', 'delivery-methods', 'delivery-accounts', 'roles', 'users', 'credentials', 'settings'].map((resource) => `${resource}.name`),
  ...['sources', 'buyers'].flatMap((resource) => ['name', 'email', 'phone', 'address', 'city', 'state', 'postalCode', 'country'].map((name) => `${resource}.contact.${name}`)),
  ...['source', 'campaign', 'buyer', 'deliveryAccount', 'deliveryMethod'].flatMap((part) => [`settings.names.${part}.one`, `settings.names.${part}.many`]),
  'lead-types.industry', 'lead-types.document.returnReasons[].label', 'lead-types.document.categories[].label', 'buyers.company', 'buyers.notes', 'buyers.billing',
];

/** Accepted and kept for later work, with the feature (docs/features.md) that will read it; no screen or list has it. This list only shrinks. */
export const HELD_BACK: Readonly<Record<string, string>> = {
  'lead-types.document.fields[].pivotReportable': 'LT-3.5',
  'lead-types.document.displayGroups[].code': 'LT-7.1', 'lead-types.document.displayGroups[].name': 'LT-7.1', [`${DISPLAY_FIELDS}.field`]: 'LT-7.1', [`${DISPLAY_FIELDS}.editable`]: 'LT-7.1',
  'campaigns.settings.duplicates.checkOnPing': 'IN-5.5',
  'campaigns.settings.group': 'IN-10.5',
  'buyers.portal': 'OUT-1.8',
  'delivery-methods.portalPermissions': 'OUT-3.9',
  'delivery-accounts.confirmation': 'OUT-2.6',
  'delivery-accounts.accountType': 'OUT-2.9',
  'delivery-accounts.deliveryGroup': 'OUT-2.13',
};
export const MOST_HELD_BACK = 12;
