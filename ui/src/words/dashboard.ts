export const words = {
  dashboard: {
    title: 'Dashboard', range: 'Time', from: 'From', to: 'To', by: 'By', tooLong: 'The time is too long for this.', totals: 'Totals', before: 'Compared with the same time before',
    allLeadTypes: 'All lead types', allSources: 'All @.lower:names.sources', allCampaigns: 'All @.lower:names.campaigns', allBuyers: 'All @.lower:names.buyers', flow: 'Leads', money: 'Money', sources: 'By @.lower:names.source', soldShare: 'Sold',
    flowAbout: 'Leads accepted, waiting and rejected, and leads delivered, over time', moneyAbout: 'Revenue, cost and margin over time', empty: 'No leads in this time',
    emptyAbout: 'Choose another time or fewer filters; figures appear as soon as leads are received.',
    presets: { today: 'Today', last7: 'Last 7 days', last30: 'Last 30 days', 'this-month': 'This month', 'last-month': 'Last month', 'this-year': 'This year', last12: 'Last 12 months', custom: 'From – to' },
    buckets: { day: 'Day', month: 'Month', year: 'Year' },
    figures: { received: 'Received', accepted: 'Accepted', delivered: 'Delivered', rejected: 'Rejected', waiting: 'Waiting', returned: 'Returned', revenueMinor: 'Revenue', costMinor: 'Cost', marginMinor: 'Margin' },
  },
};
