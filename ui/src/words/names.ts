/** What an installation may call otherwise. Other words refer to these: `@:names.source`, or in lower case `@.lower:names.source`. */
export const words = {
  names: {
    lead: 'Lead',
    leads: 'Leads',
    leadType: 'Lead type',
    leadTypes: 'Lead types',
    source: 'Source',
    sources: 'Sources',
    campaign: 'Campaign',
    campaigns: 'Campaigns',
    buyer: 'Buyer',
    buyers: 'Buyers',
    deliveryAccount: 'Delivery account',
    deliveryAccounts: 'Delivery accounts',
    deliveryMethod: 'Delivery method',
    deliveryMethods: 'Delivery methods',
    grade: 'Grade',
    grades: 'Grades',
    return: 'Return',
    returns: 'Returns',
  },
};
