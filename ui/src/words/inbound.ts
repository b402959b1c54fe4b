export const words = {
  inbound: {
    activate: 'Activate',
    deactivate: 'Deactivate',
    hold: 'Put on hold',
    remove: 'Delete',
    statusChanged: '{name}: {status}',
    removeAsk: 'Delete {name}?',
    removeAbout: 'What has leads or is named elsewhere cannot be deleted; deactivate it instead.',
  },
};
