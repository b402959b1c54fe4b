export const words = {
  roles: {
    title: 'Roles', one: 'Role', create: 'New role', empty: 'Only administrators yet', emptyAbout: 'A role says what its people may do, and which buyers, sources and lead types they see.',
    general: 'Permissions', sight: 'What they see', people: 'People', name: 'Name', builtIn: 'Always there, always everything',
    about: 'Doing something to a thing includes seeing it.', all: 'all', none: 'none', beyond: 'You cannot give what you do not have yourself.',
    areas: { leads: 'Leads', sources: 'Inbound', buyers: 'Outbound', reports: 'Reports', ledger: 'Ledger', settings: 'System' },
    permissions: {
      'leads:view': 'See leads', 'leads:work': 'Work on leads: verdicts, sending, correcting, returns', 'leads:delete': 'Delete and erase leads', 'leads:export': 'Export leads',
      'sources:view': 'See sources, campaigns and forms', 'sources:edit': 'Change sources, campaigns and forms', 'buyers:view': 'See buyers, methods and accounts', 'buyers:edit': 'Change buyers, methods and accounts',
      'reports:view': 'See the dashboard', 'ledger:view': 'See the ledger: balances of buyers and sources, and every posting', 'settings:view': 'See settings and the audit log', 'settings:edit': 'Change settings and lead types', 'settings:users': 'Manage users, roles and API credentials',
    },
    sightAbout: 'Everything else is hidden everywhere: in lists, counts, searches, exports and on the dashboard.', everything: 'All of them', some: 'Only these',
    kinds: { buyerIds: 'Buyers', sourceIds: 'Sources', leadTypeIds: 'Lead types' }, chooseSome: 'Nothing chosen: they see none of them.', noPeople: 'Nobody has this role', noPeopleAbout: 'Choose it for somebody under Users.',
    remove: 'Delete', removeAsk: 'Delete the role {name}?', removeAbout: 'A role somebody has cannot be deleted.',
  },
};
