import { amongIds, type EntityScope } from './data-scope';

export const buyerScope: EntityScope = (sees, bind, alias) => amongIds(bind, `${alias}.id`, sees.buyerIds);
export const sourceScope: EntityScope = (sees, bind, alias) => amongIds(bind, `${alias}.id`, sees.sourceIds);
export const leadTypeScope: EntityScope = (sees, bind, alias) => amongIds(bind, `${alias}.id`, sees.leadTypeIds);

/** A campaign is seen by whoever sees its source and its lead type. */
export const campaignScope: EntityScope = (sees, bind, alias) => [
  ...amongIds(bind, `${alias}.source_id`, sees.sourceIds),
  ...amongIds(bind, `${alias}.lead_type_id`, sees.leadTypeIds),
];

/** What belongs to a buyer and a lead type: delivery methods and accounts. */
export const buyersThingScope: EntityScope = (sees, bind, alias) => [
  ...amongIds(bind, `${alias}.buyer_id`, sees.buyerIds),
  ...amongIds(bind, `${alias}.lead_type_id`, sees.leadTypeIds),
];

/** What belongs to a campaign. */
const campaignsThingScope: EntityScope = (sees, bind, alias) => {
  const conditions = campaignScope(sees, bind, 'owning');
  return conditions.length === 0
    ? []
    : [`exists (select 1 from campaign owning where owning.id = ${alias}.campaign_id and ${conditions.join(' and ')})`];
};

/** Credentials of sources somebody does not see are none of their business; nor are those that are bound to no source. */
export const credentialScope: EntityScope = (sees, bind, alias) => amongIds(bind, `${alias}.source_id`, sees.sourceIds);

/** Seen by everybody who may look at its kind at all. */
export const openToAll: EntityScope = () => [];

/** Every table of configuration with who sees its rows. A resource without an entry here or in its binding is refused at start. */
export const ENTITY_SCOPES: Readonly<Record<string, EntityScope>> = {
  buyer: buyerScope,
  source: sourceScope,
  lead_type: leadTypeScope,
  campaign: campaignScope,
  delivery_method: buyersThingScope,
  delivery_account: buyersThingScope,
  lead_form: campaignsThingScope,
  api_credential: credentialScope,
  app_user: openToAll,
  role: openToAll,
};
