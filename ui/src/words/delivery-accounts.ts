/** Delivery accounts: on which terms a buyer takes leads. */
export const words = {
  deliveryAccounts: {
    title: '@:names.deliveryAccounts', new: 'New @.lower:names.deliveryAccount', none: 'No @.lower:names.deliveryAccounts yet', noneAbout: 'A @.lower:names.deliveryAccount says which leads a @.lower:names.buyer takes, at what price and how many. The wizard for a new @.lower:names.buyer makes the first one.',
    open: 'Open', duplicate: 'Duplicate', activate: 'Set active', deactivate: 'Set inactive', automate: 'Switch automation on', byHand: 'Switch automation off', handOnly: 'By hand', remove: 'Delete', copyOf: '{name} (copy)', leads: 'Leads it got',
    removeAsk: 'Delete {name}?', removeAbout: 'Only what no delivery refers to can be deleted; otherwise set it inactive.',
    tabs: { terms: 'Terms', delivery: 'Delivery', deliveries: 'Deliveries' },
    cards: { price: 'Price and ranking', criteria: 'Takes leads where', limits: 'Limits', delivery: 'How leads are delivered', advanced: 'Advanced', identity: 'Who and what' },
    fields: {
      name: 'Name', buyer: '@:names.buyer', leadType: 'Lead type', status: 'Status', openMethod: 'Open the @.lower:names.deliveryMethod', method: '@:names.deliveryMethod', methodHelp: 'How a sold lead reaches the buyer.', ping: 'Asks for a bid by', pingHelp: 'Its answer is the price; without one the account’s own price counts.', pingNone: 'Nobody, its own price counts', mendPing: 'Open its mapping',
      alternate: 'Also delivers by', alternateHelp: 'A second message beside every sale, such as a copy to a call centre.', alternateNone: 'Nothing else', price: 'Price', priceHelp: 'Per lead.', confirmPrice: 'Buyer may confirm the price', confirmPriceHelp: 'A higher price in the buyer’s answer to the sale counts; a lower one never does. Off: the bid or the account’s price stands, whatever the answer says.', priority: 'Priority', priorityHelp: '0 is served first.',
      exclusive: 'Exclusive', exclusiveHelp: 'Nobody else gets a lead this account buys.', automated: 'Automated', automatedHelp: 'Off: leads are sent by hand only.', requiresOrder: 'Requires an order', requiresOrderHelp: 'No lead by automation without an open order. Orders cannot be taken yet, so it gets leads by hand only.',
      maxQualified: 'At most % of the leads it qualifies for', maxReturn: 'At most % returned', maxReturnHelp: 'Above it nothing more is delivered this month.', percentHelp: 'Blank: no limit. Counted of every lead the account qualifies for this month, whether it got it or not; rounded up, so that the first one goes through.',
      rescan: 'Ignore limits on a rescan', rescanHelp: 'A lead that found nobody because all were full may go here all the same.', delay: 'Delay in seconds', delayHelp: 'How long a lead is held before it is delivered.', fixed: 'Cannot change later.',
    },
    windows: { hour: 'Hour', day: 'Day', week: 'Week', month: 'Month' },
    perWindow: '{n} a {window}', noLimits: 'no limits', used: '{used} of {limit}', usedOnly: '{used}, no limit', limitLabel: 'Limit per {window}', limitHelp: 'Blank: no limit.', seeLeads: 'See these leads', zone: 'counted in {zone}', zoneHelp: 'Hours, days, weeks and months are the buyer’s own.',
    week: 'last 7 days: {delivered} delivered', matching: '{matching} of the last {looked} leads match', matchingNone: 'no lead of this type to try it on yet', matchingWrong: 'the criteria cannot be tried as they are',
    revenue: 'last 7 days', refusedCount: '{n} refused', failedCount: '{n} failed', returned: '{n} returned this month',
    explain: {
      title: 'Would it take this lead?', pick: 'Lead', asNew: 'As if nobody had the lead yet', yes: 'Yes, all {n} rules pass', byHand: 'Only by hand: it is not automated', no: 'No: one of {all} rules refuses | No: {k} of {all} rules refuse', unsaved: 'with unsaved changes', saved: 'as saved', refused: 'refused', passed: 'passed',
      empty: 'Choose a lead to see every rule checked against it.', noLeads: 'There is no lead of this type to try it on yet. Send one, or add one by hand.', fix: 'Mend the marked fields to see it.', needsRight: 'Trying it on leads needs the right to see leads.', needs: 'Choose buyer and lead type first.', leadHas: 'lead: {value}', now: 'as of now',
    },
  },
};
