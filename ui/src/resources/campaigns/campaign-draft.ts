import type { campaigns } from '#api/contract/resources/campaigns';
import type { Draft } from '../../forms/draft';

export type CampaignDraft = Draft<typeof campaigns>;
