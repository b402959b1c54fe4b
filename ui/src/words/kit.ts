export const words = {
  kit: {
    copy: 'Copy', copied: 'Copied', copyFailed: 'Copying is not allowed here; select the text instead', close: 'Close', cancel: 'Cancel', retry: 'Try again', undo: 'Undo',
    dismiss: 'Dismiss', more: 'More', loading: 'Loading', none: 'None', yes: 'Yes', no: 'No', grade: 'Grade {grade}', notGraded: 'Not graded', minorUnit: '', zone: '{moment} {zone}',
    confirm: { title: 'Are you sure?', go: 'Go on', dirtyTitle: 'Leave without saving?', dirty: 'What you changed here is not saved yet.', leave: 'Leave', stay: 'Stay' },
    error: {
      title: 'This did not work', unreachable: 'The API does not answer. Is it still running? Nothing that was saved is lost.', slow: 'This took too long. A narrower filter or a shorter time helps.',
      unexpected: 'Something unexpected happened in these screens.', refused: 'Your role does not allow this. Somebody who manages users can change that.', request: 'Request {id}',
      busy: 'Too many requests at once. Try again in a moment.',
    },
    undone: 'Undone', saved: 'Saved', deleted: 'Deleted',
  },
};
