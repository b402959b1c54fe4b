import type { z } from 'zod';
import type { Condition, CriteriaGroup } from '#domain/criteria/criteria.schema';
import type { LeadTypeDocument } from '#domain/fields/lead-type.schema';
import type { Json } from '#domain/kernel/json';
import type { AccessRule, campaignSettingsSchema } from '#domain/lead/campaign.schema';
import type { QuantityLimits, WeeklySchedule } from '#domain/limits/limits.schema';
import type { MappingDocument } from '#domain/mapping/mapping.schema';
import type { RetrySettings } from '../columns/plain-documents';

/** A whole market as plain data. Everything is named by a key of its own, by which the parts refer to each other. Prices in minor units. */
export interface MarketPlan {
  readonly roles?: readonly RolePlan[];
  readonly people: readonly PersonPlan[];
  readonly leadTypes: readonly LeadTypePlan[];
  readonly sources: readonly SourcePlan[];
  readonly campaigns: readonly CampaignPlan[];
  readonly buyers: readonly BuyerPlan[];
}
export interface RolePlan {
  readonly key: string;
  readonly name: string;
  readonly permissions: readonly string[];
}
export interface PersonPlan {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  /** Key of what they may do; without one they only hear of things. */
  readonly role?: string;
}
export interface LeadTypePlan {
  readonly key: string;
  readonly name: string;
  readonly industry: string;
  readonly document: LeadTypeDocument;
}
export interface SourcePlan {
  readonly key: string;
  readonly name: string;
  readonly accessRules?: readonly AccessRule[];
  readonly gradingEnabled?: boolean;
  /** Gets client credentials of its own. */
  readonly credential?: boolean;
}
export interface CampaignPlan {
  readonly key: string;
  readonly source: string;
  readonly leadType: string;
  readonly name: string;
  readonly price: number;
  readonly settings?: Omit<z.input<typeof campaignSettingsSchema>, 'v'>;
  readonly criteria?: CriteriaGroup;
  readonly limits?: QuantityLimits;
  readonly password?: string;
}
export interface BuyerPlan {
  readonly key: string;
  readonly company: string;
  readonly zone: string;
  readonly group?: string;
  readonly methods: readonly MethodPlan[];
  readonly accounts: readonly AccountPlan[];
}
export interface MethodPlan {
  readonly key: string;
  readonly leadType: string;
  readonly name: string;
  /** The portal’s unless named. */
  readonly channel?: string;
  readonly config?: { readonly [key: string]: Json };
  readonly mapping?: MappingDocument;
  readonly retry?: RetrySettings;
  readonly schedule?: WeeklySchedule;
  /** Keys of people who hear of failures by e-mail; those with a phone by SMS too. */
  readonly notify?: readonly string[];
}
export interface AccountPlan {
  readonly key: string;
  readonly name: string;
  readonly method: string;
  readonly pingMethod?: string;
  readonly alternateMethod?: string;
  readonly price: number;
  readonly priority?: number;
  readonly confirmPrice?: boolean;
  readonly exclusive?: boolean;
  readonly criteria?: CriteriaGroup;
  readonly limits?: QuantityLimits;
  readonly ignoreLimitsOnRescan?: boolean;
  readonly delaySeconds?: number;
  readonly maxReturnPercent?: number;
  readonly maxQualifiedPercent?: number;
}

/** All of these conditions. */
export const everyOf = (...items: readonly (Condition | CriteriaGroup)[]): CriteriaGroup => ({
  join: 'all',
  items: [...items],
});
/** At least one of them. */
export const any = (...items: readonly (Condition | CriteriaGroup)[]): CriteriaGroup => ({
  join: 'any',
  items: [...items],
});
export const field = (
  name: string,
  operator: Extract<Condition, { type: 'field' }>['operator'],
  value?: string | number | boolean | (string | number)[],
): Condition => ({ type: 'field', field: name, operator, ...(value !== undefined && { value }) });
