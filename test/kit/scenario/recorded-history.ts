import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { leadWorkflowId } from '#domain/protocol/lead-messages';
import { ROOT } from '#test/kit/source-files';

export const HISTORIES = path.join(ROOT, 'test', 'replay', 'histories');

/** The newest run of a lead's workflow as the JSON Temporal's tools exchange. */
export async function historyOf(leadId: string): Promise<object> {
  const connection = await Connection.connect({ address: process.env['TEST_TEMPORAL_ADDRESS']! });
  try {
    const history = await new Client({ connection, namespace: process.env['TEST_TEMPORAL_NAMESPACE'] ?? 'default' }).workflow.getHandle(leadWorkflowId(leadId)).fetchHistory();
    return JSON.parse(historyToJSON(history)) as object;
  } finally {
    await connection.close();
  }
}

/** Stack traces name folders of the machine that recorded them, and nothing replays them. */
const withoutTraces = (history: object): string => JSON.stringify(history, (key, value: unknown) => (key === 'stackTrace' ? '' : value));

/** Keeps a history for the offline replay tests when RECORD_HISTORIES=1. */
export function keepHistory(name: string, history: object): void {
  if (process.env['RECORD_HISTORIES'] === '1') writeFileSync(path.join(HISTORIES, `${name}.json`), `${withoutTraces(history)}\n`);
}
