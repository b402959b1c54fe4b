export const words = {
  app: {
    product: 'Leadrail',
    groups: { work: 'Work', inbound: 'Inbound', outbound: 'Outbound', system: 'System' },
    menu: 'Menu', openMenu: 'Open the menu', skip: 'Skip to the content', search: 'Search leads, buyers, campaigns', account: 'Your account',
    theme: { title: 'Colours', light: 'Light', dark: 'Dark', system: 'As the system' },
    profile: 'Your profile', shortcuts: 'Keyboard', signOut: 'Sign out', signedInAs: 'Signed in as {name}, {role}', restricted: 'You see a part of the installation',
    starting: 'Starting', home: 'Home',
    noPermission: {
      title: 'Your role does not open this', about: 'It needs the permission “{permission}”. Somebody who manages users can add it to the role {role}.', back: 'To the start',
    },
    notFound: { title: 'There is nothing at this address', about: 'The link may be old, or what it led to was deleted.', back: 'To the start' },
    away: { title: 'The API does not answer', about: 'Is it still running? Nothing that was saved is lost.' },
    updated: 'A new version of these screens is there.', reload: 'Load it',
  },
};
