import { hash } from '@node-rs/argon2';
import { Campaign, type CampaignEntity } from '#db/entities/campaign.entity';
import { LeadType } from '#db/entities/lead-type.entity';
import { Source } from '#db/entities/source.entity';
import { checkCriteria } from '#domain/criteria/check-criteria';
import type { CriteriaDocument } from '#domain/criteria/criteria.schema';
import type { CampaignSettings } from '#domain/lead/campaign.schema';
import { campaigns } from '#api/contract/resources/campaigns';
import type { FieldProblem } from '#api/contract/problem';
import type { RowDraft, ResourceBinding, WriteContext } from '../engine/binding';
import { findReference, reasonsAt } from '../engine/reference';

/** OWASP's floor for Argon2id (2 in this library): 19 MiB, two passes, one lane. */
const ARGON2 = { algorithm: 2, memoryCost: 19456, timeCost: 2, parallelism: 1 };

export const campaignBinding: ResourceBinding<CampaignEntity> = {
  contract: campaigns,
  entity: Campaign,
  table: 'campaign',
  check,
  columns: async ({ password, ...draft }) => {
    if (password === undefined) return draft;
    return { ...draft, passwordHash: password === null ? null : await hash(String(password), ARGON2) };
  },
  answer: (row) => ({ hasPassword: row.passwordHash !== null && row.passwordHash !== undefined }),
  unrecorded: ['passwordHash'],
  leadTypeId: (row) => row.leadTypeId,
};

async function check(draft: RowDraft, { em }: WriteContext): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  await findReference(em, Source, 'sourceId', draft['sourceId'], problems);
  const type = await findReference(em, LeadType, 'leadTypeId', draft['leadTypeId'], problems);
  if (type)
    problems.push(...reasonsAt('criteria', checkCriteria(draft['criteria'] as CriteriaDocument, type.document.fields)));
  const { category } = draft['settings'] as CampaignSettings;
  if (type && category !== null && !type.document.categories.some(({ code }) => code === category)) {
    problems.push({
      field: 'settings.category',
      code: 'unknown-category',
      message: 'The lead type has no such category.',
    });
  }
  return problems;
}
