import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DeterminismViolationError } from '@temporalio/workflow';
import { bundleWorkflowCode, Runtime, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { ROOT } from '#test/kit/source-files';
import { SILENT } from '#test/kit/silent-logger';

const FOLDER = path.join(ROOT, 'test', 'replay', 'histories');
/** Those in `earlier/` were recorded before a lead was planned with its intake and closed with its sale: leads in flight still end so. */
const namesIn = (folder: string): string[] =>
  readdirSync(path.join(FOLDER, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => path.join(folder, path.basename(file, '.json')));
const names = namesIn('.');
const earlier = namesIn('earlier');
const load = (name: string): { events: { eventType: string }[] } =>
  JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8')) as never;

interface MarkerEvent {
  readonly markerRecordedEventAttributes?: {
    readonly details: { readonly data?: { readonly payloads: readonly { readonly data: string }[] } };
  };
}

/** Local activities leave a marker that names them. */
const localSteps = (name: string): string[] =>
  (load(name).events as readonly MarkerEvent[]).flatMap((event) => {
    const data = event.markerRecordedEventAttributes?.details.data?.payloads[0]?.data;
    return data
      ? [(JSON.parse(Buffer.from(data, 'base64').toString('utf8')) as { activity_type: string }).activity_type]
      : [];
  });

/**
 * Leads that were recorded on a real server, replayed against the workflow code as it is now. Red means that leads in flight would
 * break at the next release: add a patch (domain/protocol/patches.ts) or take the change back; record anew only what is new.
 */
describe('recorded leads', () => {
  let bundle: WorkflowBundleWithSourceMap;
  beforeAll(async () => {
    Runtime.install({ logger: SILENT });
    bundle = await bundleWorkflowCode({ workflowsPath: path.join(ROOT, 'workflows', 'index.ts'), logger: SILENT });
  });

  it('cover every path', () => {
    expect(names.length).toBeGreaterThanOrEqual(17);
    expect(earlier.length).toBeGreaterThanOrEqual(16);
  });

  it('hold the steps of their time', () => {
    expect(localSteps('sold-to-one-buyer')).toEqual(['openLead']);
    expect(localSteps('judged-by-a-language-model')).toEqual(['openLead', 'openLead']);
    expect(localSteps('earlier/sold-to-one-buyer')).toEqual(['openLead', 'planLead', 'closeLead']);
  });

  it.each([...names, ...earlier])('%s', async (name) => {
    await expect(
      Worker.runReplayHistory({ workflowBundle: bundle }, load(name), `lead/${name}`),
    ).resolves.toBeUndefined();
  });

  it('would be told apart from a workflow that does something else', async () => {
    const history = load('sold-to-one-buyer');
    const text = JSON.stringify(history).replaceAll('"deliverLead"', '"mailLead"');
    await expect(Worker.runReplayHistory({ workflowBundle: bundle }, JSON.parse(text), 'lead/changed')).rejects.toThrow(
      DeterminismViolationError,
    );
  });
});
