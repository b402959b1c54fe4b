export const words = {
  keys: {
    everywhere: 'Everywhere',
    lists: 'In lists',
    go: 'Go to',
    palette: 'Find leads, buyers, campaigns and actions',
    help: 'This help',
    escape: 'Close what lies on top',
    move: 'Next or previous row',
    open: 'Open the row',
    select: 'Select or unselect the row',
    range: 'Extend the selection',
    all: 'Select all loaded rows',
    menu: 'Menu of the row',
    filter: 'Add a filter',
    ends: 'First or last loaded row',
    actions: 'Every action of a row shows its own key in the menu of the row (right click).',
  },
};
