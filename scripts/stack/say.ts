/** One line of progress for a person; never data. */
export type Say = (line: string) => void;

/** Progress goes to stderr, so that stdout stays free for results. */
export const sayOnStderr: Say = (line) => {
  process.stderr.write(`leadrail  ${line}\n`);
};
