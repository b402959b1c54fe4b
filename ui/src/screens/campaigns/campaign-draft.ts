import type { campaigns } from '#api/contract/resources/campaigns';
import type { Draft } from '#ui/forms/draft';

export type CampaignDraft = Draft<typeof campaigns>;
