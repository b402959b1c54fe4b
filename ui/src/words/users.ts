export const words = {
  users: {
    title: 'Users', one: 'User', create: 'New user', empty: 'Nobody here', emptyAbout: 'Invite the people who work with you. A role says what each may do and see.',
    general: 'General', access: 'Signing in', name: 'Name', email: 'Email', emailHelp: 'They sign in with it, and mails go there.', phone: 'Phone', phoneHelp: 'For text messages. With country: +15125550100.',
    role: 'Role', roleHelp: 'What they may do and see. Without a role they only hear of things and cannot sign in.', active: 'Active', activeHelp: 'Switching off signs them out everywhere, at once.',
    state: 'State', states: { 'no-role': 'No role', inactive: 'Inactive', 'not-invited': 'Not invited', invited: 'Invited', 'invitation-expired': 'Invitation expired', ready: 'Can sign in' },
    stateAbout: {
      'no-role': 'Somebody without a role hears of deliveries, but does not sign in. Choose a role first.', inactive: 'Nobody signs in with this account until it is active again.', 'not-invited': 'There is no password yet. Send the invitation.',
      invited: 'The invitation is on its way; there is no password yet.', 'invitation-expired': 'The invitation was not used in 72 hours. Send another.', ready: 'There is a password.',
    },
    invitedUntil: 'Invitation good until', lastSignIn: 'Last sign-in', never: 'never', passwordSince: 'Password since', secondFactor: 'Second factor', sessions: 'Open sessions',
    invite: 'Send an invitation', inviteAgain: 'Send a link for a new password', invited: 'The invitation is on its way', linkTitle: 'Hand this link over', linkAbout: 'No mail sender is set up here. The link is good for 72 hours and one use, and is not shown again.', copyLink: 'Copy the link',
    endSessions: 'Sign out everywhere', endSessionsAsk: 'Sign {name} out everywhere?', endSessionsAbout: 'What is not saved on their screens is lost.', ended: 'Signed out everywhere',
    removeFactor: 'Remove the second factor', removeFactorAsk: 'Remove the second factor of {name}?', removeFactorAbout: 'For a lost phone. The password alone signs in then, unless the settings demand a second factor.', factorRemoved: 'The second factor is removed',
    activate: 'Activate', deactivate: 'Deactivate', activeChanged: '{name}: active', inactiveChanged: '{name}: inactive', remove: 'Delete', removeAsk: 'Delete {name}?', removeAbout: 'What they did stays in the history. Deactivate them instead to keep the account.',
  },
};
