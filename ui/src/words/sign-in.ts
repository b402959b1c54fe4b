export const words = {
  signIn: {
    title: 'Sign in', email: 'Email', password: 'Password', go: 'Sign in', back: 'Back to sign-in', startOver: 'Start over',
    ended: 'Your session ended. Sign in to go on where you were.', done: 'The password is set. Sign in with it.',
    code: {
      title: 'Second factor', about: 'Enter the six digits your authenticator app shows.', aboutRecovery: 'Enter one of the recovery codes you kept. Each works once.', code: 'Code', recovery: 'Recovery code',
      useRecovery: 'Use a recovery code', useCode: 'Use the authenticator',
    },
    forgotten: {
      link: 'Forgotten password', title: 'Forgotten password', about: 'We send a link to set a new one.', go: 'Send the link',
      sent: 'If somebody has this address, a link is on its way. It is good for 60 minutes.',
    },
    reset: { title: 'Set a new password', about: 'It ends all your sessions.' },
    invitation: { title: 'Welcome', about: '{name}, choose a password for {email} at {installation}.' },
    change: { title: 'Your password has expired', about: 'Choose a new one to go on.' },
    enrol: {
      title: 'Set up a second factor', about: 'This installation asks for one. Have an authenticator app at hand and enter your password once more.', start: 'Go on', scan: 'Scan this with your authenticator app, then enter the code it shows.',
      qr: 'QR code for the authenticator app', byHand: 'Or type this in:', confirm: 'Switch it on', codesTitle: 'Keep your recovery codes',
      codesAbout: 'Each lets you in once without the authenticator. They are not shown again.', copyCodes: 'Copy the codes', kept: 'I have kept them',
    },
    currentPassword: 'Current password', newPassword: 'New password', repeatPassword: 'New password again', setPassword: 'Set the password', notTheSame: 'The two passwords are not the same.',
    passwordHelp: 'At least {count} characters; a few words are easier than signs.', passwordHelpPlain: 'A few words are easier to keep than signs.',
    linkIncomplete: 'This link is incomplete. Open it from the mail again, or ask for a new one.',
  },
};
