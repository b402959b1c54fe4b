import type { ProcessAttempt, ProcessNode } from '#domain/process/process-document';

/** The messages of a step: attempts of a delivery or ping; the second message of a sale is kept with its step. */
export function stepAttempts(node: ProcessNode): readonly ProcessAttempt[] {
  if (node.kind !== 'alternate') return node.attempts;
  const { request = null, response = null, reading = null } = node.detail;
  return [
    {
      number: 1,
      state: node.state,
      startedAt: node.startedAt,
      endedAt: node.endedAt,
      request,
      response,
      reading: { trace: reading },
    },
  ];
}
