import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DeterminismViolationError } from '@temporalio/workflow';
import { bundleWorkflowCode, Runtime, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { ROOT } from '#test/kit/source-files';
import { SILENT } from '#test/kit/silent-logger';

const FOLDER = path.join(ROOT, 'test', 'replay', 'histories');
const names = readdirSync(FOLDER).filter((file) => file.endsWith('.json')).map((file) => path.basename(file, '.json'));
const load = (name: string): { events: { eventType: string }[] } => JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8')) as never;

/**
 * Leads that were recorded on a real server, replayed against the workflow code as it is now. Red means that leads in flight would
 * break at the next release: add a patch (workflows/kit/patches.ts) or take the change back; record anew only what is new.
 */
describe('recorded leads', () => {
  let bundle: WorkflowBundleWithSourceMap;
  beforeAll(async () => {
    Runtime.install({ logger: SILENT });
    bundle = await bundleWorkflowCode({ workflowsPath: path.join(ROOT, 'workflows', 'index.ts'), logger: SILENT });
  });

  it('cover every path', () => {
    expect(names.length).toBeGreaterThanOrEqual(16);
  });

  it.each(names)('%s', async (name) => {
    await expect(Worker.runReplayHistory({ workflowBundle: bundle }, load(name), `lead/${name}`)).resolves.toBeUndefined();
  });

  it('would be told apart from a workflow that does something else', async () => {
    const history = load('sold-to-one-buyer');
    const text = JSON.stringify(history).replaceAll('"deliverLead"', '"mailLead"');
    await expect(Worker.runReplayHistory({ workflowBundle: bundle }, JSON.parse(text), 'lead/changed')).rejects.toThrow(DeterminismViolationError);
  });
});
