/** What a child process is once it is open: it answers questions until it is closed. */
export interface ServedPart {
  /** Told to the parent when the part is ready. */
  readonly ready?: unknown;
  answer?(question: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** The child's side of a `Part`: the first message is the input, every later one a question. Ends when the parent lets go or is gone. */
export function servePart<Input>(open: (input: Input) => Promise<ServedPart>): void {
  let part: ServedPart | undefined;
  const reply = async (question: unknown): Promise<unknown> => {
    if (part) return part.answer?.(question);
    part = await open(question as Input);
    return part.ready;
  };
  process.on('message', ({ id, question }: { id: number; question: unknown }) => {
    reply(question).then(
      (answer) => process.send?.({ id, answer }),
      (error: unknown) =>
        process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.once('disconnect', () => {
    void Promise.resolve(part?.close())
      .catch(() => undefined)
      .finally(() => process.exit(0));
  });
  // Ctrl-C reaches the whole group; the parent decides when this part ends.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
}
