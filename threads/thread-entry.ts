import path from 'node:path';

/** What a thread runs. Tests run the sources and put an entry of their own here. */
export const THREAD_ENTRY = path.join(__dirname, 'thread.js');
