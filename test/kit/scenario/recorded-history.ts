import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { leadWorkflowId } from '#domain/protocol/lead-messages';
import { ROOT } from '#test/kit/source-files';
import { withTemporal } from './with-temporal';

const HISTORIES = path.join(ROOT, 'test', 'replay', 'histories');

/** The newest run of a lead's workflow as the JSON Temporal's tools exchange. */
export function historyOf(leadId: string): Promise<object> {
  return withTemporal(
    async (client) =>
      JSON.parse(historyToJSON(await client.workflow.getHandle(leadWorkflowId(leadId)).fetchHistory())) as object,
  );
}

/** Stack traces name folders of the machine that recorded them, and nothing replays them. */
const withoutTraces = (history: object): string =>
  JSON.stringify(history, (key, value: unknown) => (key === 'stackTrace' ? '' : value));

/** Keeps a history for the offline replay tests when RECORD_HISTORIES=1. */
export function keepHistory(name: string, history: object): void {
  if (process.env['RECORD_HISTORIES'] === '1')
    writeFileSync(path.join(HISTORIES, `${name}.json`), `${withoutTraces(history)}\n`);
}
