export const words = {
  profile: {
    title: 'Your profile', me: 'You', name: 'Name', email: 'Email', emailHelp: 'Somebody who manages users can change it.', phone: 'Phone', phoneHelp: 'For text messages. With country: +15125550100.', save: 'Save', saved: 'Saved',
    password: 'Password', passwordSince: 'Changed', passwordUntil: 'Good until', change: 'Change the password', current: 'Current password', next: 'New password', again: 'New password again', nextHelp: 'At least {count} characters; a few words are easier than signs.',
    changeAbout: 'Your other sessions end.', changed: 'The password is changed; your other sessions ended', notTheSame: 'The two passwords are not the same.',
    factor: 'Second factor', factorOn: 'On', factorOff: 'Off', factorAbout: 'A code of your phone beside the password keeps others out even if they learn it.', since: 'since', codesLeft: '{count} recovery code left | {count} recovery code left | {count} recovery codes left', demanded: 'This installation demands it.',
    enrol: 'Set it up', remove: 'Switch it off', renew: 'New recovery codes', confirmPassword: 'Your password', removed: 'The second factor is off', codesTitle: 'Keep your recovery codes', codesAbout: 'Each lets you in once without the authenticator. The old ones no longer work, and these are not shown again.', copyCodes: 'Copy the codes', kept: 'I have kept them',
    sessions: 'Where you are signed in', here: 'here', browser: 'Browser', address: 'Address', seen: 'Last used', signedIn: 'Signed in', ends: 'Ends at the latest', end: 'Sign out', endOthers: 'Sign out everywhere else', ended: 'Signed out', endedOthers: 'Signed out everywhere else', unknownBrowser: 'A program',
  },
};
