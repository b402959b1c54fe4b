import { BugError } from '#domain/kernel/errors';
import type { CriteriaDocument } from '#domain/criteria/criteria.schema';
import type { LeadTypeDocument } from '#domain/fields/lead-type.schema';
import type { GradingScale } from '#domain/grading/grading.schema';
import { campaignSettingsSchema, type CampaignSettings } from '#domain/lead/campaign.schema';
import { leadFormDocumentSchema, type LeadFormDocument } from '#domain/lead/lead-form.schema';
import type { MappingDocument } from '#domain/mapping/mapping.schema';

type Stored = { readonly v: number; readonly [key: string]: unknown };

/**
 * A kind of versioned JSON document. `upgrades[n]` turns version n into n + 1; rows are upgraded as they are read and written back
 * in the newest version. Documents are checked when they are written; `complete` fills what an older program left out.
 */
export interface DocumentKind<T> {
  readonly name: string;
  readonly version: number;
  readonly upgrades: Readonly<Record<number, (older: Stored) => Stored>>;
  readonly complete?: (newest: Stored) => T;
}

export const LEAD_TYPE_DOCUMENT: DocumentKind<LeadTypeDocument> = {
  name: 'lead-type',
  version: 1,
  upgrades: {},
  complete: (newest) =>
    ({
      categories: [],
      displayGroups: [],
      forceId: { match: 'buyer-id', otherwise: 'nobody' },
      ...newest,
    }) as unknown as LeadTypeDocument,
};
export const CRITERIA_DOCUMENT: DocumentKind<CriteriaDocument> = { name: 'criteria', version: 1, upgrades: {} };
export const MAPPING_DOCUMENT: DocumentKind<MappingDocument> = { name: 'mapping', version: 1, upgrades: {} };
export const GRADING_DOCUMENT: DocumentKind<GradingScale> = { name: 'grading', version: 1, upgrades: {} };
export const CAMPAIGN_SETTINGS_DOCUMENT: DocumentKind<CampaignSettings> = {
  name: 'campaign-settings',
  version: 1,
  upgrades: {},
  complete: (newest) => campaignSettingsSchema.parse(newest),
};

export const LEAD_FORM_DOCUMENT: DocumentKind<LeadFormDocument> = {
  name: 'lead-form',
  version: 1,
  upgrades: {},
  complete: (newest) => leadFormDocumentSchema.parse(newest),
};

/** A stored document in its newest version. A version this program does not know was written by a newer one: refused. */
export function readDocument<T>(kind: DocumentKind<T>, stored: unknown): T {
  let document = asStored(kind, stored);
  while (document.v < kind.version) {
    const upgrade = kind.upgrades[document.v];
    if (!upgrade) throw unknownVersion(kind.name, document.v);
    document = upgrade(document);
  }
  if (document.v > kind.version) throw unknownVersion(kind.name, document.v);
  return kind.complete ? kind.complete(document) : (document as T);
}

function asStored(kind: { readonly name: string }, stored: unknown): Stored {
  if (typeof stored !== 'object' || stored === null || !('v' in stored) || typeof stored.v !== 'number') {
    throw new BugError('document-without-version', `A stored ${kind.name} document has no version`, {
      kind: kind.name,
    });
  }
  return stored as Stored;
}

function unknownVersion(kind: string, version: number): BugError {
  return new BugError('unknown-document-version', `A stored ${kind} document has the unknown version ${version}`, {
    kind,
    version,
  });
}
