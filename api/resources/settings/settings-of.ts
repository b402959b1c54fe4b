import type { InstallationEntity } from '#db/entities/installation.entity';
import { securitySchema } from '#domain/access/security.schema';
import type { Json } from '#domain/kernel/json';
import { maskedAiValidation } from './ai-validation-key';
import { maskedSingleSignOn } from './single-sign-on-secret';
import { maskedProviders } from './grading-provider-keys';

/** The settings as the row holds them, the key sealed: what the history keeps. */
function storedSettings({
  name,
  currency,
  timeZone,
  grading,
  gradingProviders,
  automation,
  distribution,
  names,
  security,
  singleSignOn,
  aiValidation,
  apiAccessRules,
  outboundHosts,
}: InstallationEntity) {
  return {
    name,
    currency,
    timeZone,
    grading,
    gradingProviders,
    automation,
    distribution,
    names,
    security: securitySchema.parse(security),
    singleSignOn,
    aiValidation,
    apiAccessRules,
    outboundHosts,
  };
}

/** As people and answers see them. */
export function settingsOf(row: InstallationEntity) {
  const stored = storedSettings(row);
  return {
    ...stored,
    gradingProviders: maskedProviders(stored.gradingProviders),
    aiValidation: maskedAiValidation(stored.aiValidation),
    singleSignOn: maskedSingleSignOn(stored.singleSignOn),
  };
}

/** A copy of the stored settings that is nothing but JSON. */
export const recordedSettings = (row: InstallationEntity): Json =>
  JSON.parse(JSON.stringify(storedSettings(row))) as Json;
