import type { FieldSettings } from '../fields/lead-type.schema';
import type { LeadFields } from '../kernel/lead-fields';

/** What a channel may know of the lead and the delivery it renders. Prices in minor units. */
export interface RenderFacts {
  readonly leadId: string;
  readonly deliveryId: string;
  readonly receivedAt: string;
  /** Epoch ms: what `$now()` says in mappings and bodies. Of a delivery the moment of its round, so that a retry sends what was sent before. */
  readonly at: number;
  readonly test: boolean;
  readonly fields: LeadFields;
  readonly definitions: readonly FieldSettings[];
  readonly price: number;
  readonly currency: string;
  readonly pingReference?: string | undefined;
  readonly sourceName: string;
  readonly campaignName: string;
  readonly grade?: string | undefined;
  /** Formatted times of lead fields are told in it, as they were read in it; UTC when absent. */
  readonly zone?: string | undefined;
}
