import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import { loadCampaignByAid, type IntakeCampaign } from '#db/queries/load-campaign-by-aid';
import { createFreshCache } from '#api/changes/fresh-cache';
import type { ChangeListener } from '#api/changes/hear-changes';

export interface Identifiers {
  readonly lid: number;
  readonly vid: number;
  readonly aid: number;
  readonly sourceId: string;
}

/** Campaigns as intake sees them, from memory while configuration changes are heard of. */
export interface ReceiverDirectory {
  /** Null unless all three numbers belong to one campaign. */
  find(lid: number, vid: number, aid: number): Promise<IntakeCampaign | null>;
  /** The numbers of the campaign with this AID. */
  identify(aid: number): Promise<Identifiers | null>;
  /** The campaign a lead came in by. */
  findByLead(leadId: string): Promise<IntakeCampaign | null>;
}

const SELECT = `select lead_type.lid, source.vid, campaign.aid, campaign.source_id from campaign
  join lead_type on lead_type.id = campaign.lead_type_id join source on source.id = campaign.source_id`;

export function createReceiverDirectory(sql: Queryable, changes: ChangeListener): ReceiverDirectory {
  const cache = createFreshCache<string, IntakeCampaign | null>({
    read: (key) => {
      const [lid = 0, vid = 0, aid = 0] = key.split('/').map(Number);
      return loadCampaignByAid(sql, lid, vid, aid);
    },
    isHeard: changes.isHearing,
    keep: (campaign) => campaign !== null,
    maxAgeMs: 5000,
    maxEntries: 2000,
  });
  changes.onChange(cache.forget);
  const identifiers = async (name: string, where: string, value: unknown): Promise<Identifiers | null> => {
    return readRow<Identifiers>(sql, { name, text: `${SELECT} ${where}`, values: [value] });
  };
  const find = (lid: number, vid: number, aid: number): Promise<IntakeCampaign | null> =>
    cache.get(`${lid}/${vid}/${aid}`);
  return {
    find,
    identify: (aid) => identifiers('identify-campaign', 'where campaign.aid = $1', aid),
    findByLead: async (leadId) => {
      const known = await identifiers(
        'identify-campaign-of-lead',
        'join lead on lead.campaign_id = campaign.id where lead.id = $1',
        leadId,
      );
      return known ? find(known.lid, known.vid, known.aid) : null;
    },
  };
}
