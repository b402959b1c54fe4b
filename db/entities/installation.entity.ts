import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { SecuritySettings } from '#domain/access/security.schema';
import type { SingleSignOnSettings } from '#domain/access/single-sign-on.schema';
import type { GradingProviderSettings } from '#domain/grading/providers/provider.schema';
import type { AccessRule, OrderingStrategyId } from '#domain/lead/campaign.schema';
import type { AiValidationSettings } from '#domain/verification/verification.schema';
import { document, jsonb, moment } from '../columns/columns';
import { GRADING_DOCUMENT } from '../columns/documents';
import type { SealedText } from '../secrets/seal-secrets';

export interface DistributionDefaults {
  readonly priceOptimization: boolean;
}

/** What the operators call one of our parts and several of them; absent = our own word. */
export interface RenamedWord {
  readonly one: string;
  readonly many: string;
}
export interface RenamedWords {
  readonly source?: RenamedWord | undefined;
  readonly campaign?: RenamedWord | undefined;
  readonly buyer?: RenamedWord | undefined;
  readonly deliveryAccount?: RenamedWord | undefined;
  readonly deliveryMethod?: RenamedWord | undefined;
}

/** As stored: the key is sealed, or blank when there is none. */
export type StoredAiValidation = Omit<AiValidationSettings, 'key'> & { readonly key: string | SealedText };
export type StoredGradingProvider = Omit<GradingProviderSettings, 'key'> & { readonly key: string | SealedText };
export type StoredSingleSignOn = Omit<SingleSignOnSettings, 'clientSecret'> & {
  readonly clientSecret: string | SealedText;
};

/** The one row of system-wide settings. `configVersion` is moved by `writeConfig` alone. */
export const Installation = defineEntity({
  name: 'Installation',
  tableName: 'installation',
  properties: {
    id: p.smallint().primary(),
    name: p.text(),
    currency: p.text(),
    timeZone: p.text(),
    grading: document(GRADING_DOCUMENT),
    automation: p.text().$type<OrderingStrategyId>().default('price'),
    distribution: jsonb<DistributionDefaults>(),
    security: jsonb<SecuritySettings>(),
    apiAccessRules: jsonb<AccessRule[]>(),
    names: jsonb<RenamedWords>(),
    aiValidation: jsonb<StoredAiValidation>(),
    gradingProviders: jsonb<StoredGradingProvider[]>(),
    outboundHosts: jsonb<string[]>(),
    singleSignOn: jsonb<StoredSingleSignOn>(),
    configVersion: p.bigint('number').columnType('bigint').default(0),
    /** When the seed was complete: what it wrote is its operators' since. */
    seededAt: moment().nullable(),
    createdAt: moment().onCreate(() => new Date()),
  },
});
export type InstallationEntity = InferEntity<typeof Installation>;
