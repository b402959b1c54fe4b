import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';

/** Bundles the compiled workflows once per build, so that every worker starts with the same bytes and without webpack. */
async function buildWorkflows(): Promise<void> {
  const dist = path.resolve(__dirname, '..');
  const workflowsPath = path.join(dist, 'workflows', 'index.js');
  if (!existsSync(workflowsPath)) {
    console.error('workflows/index.ts does not exist: no workflow bundle was made, so the worker cannot start.');
    return;
  }
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: quietLogger });
  writeFileSync(path.join(dist, 'workflow-bundle.js'), code);
}

// The bundler reports its module list at level info; only what needs an eye is passed on.
const ignore = (): void => undefined;
const report = (message: string): void => console.error(message);
const quietLogger = { log: ignore, trace: ignore, debug: ignore, info: ignore, warn: report, error: report };

buildWorkflows().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
