import { builtinModules } from 'node:module';
import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { ROOT } from '#test/kit/source-files';
import { SILENT } from '#test/kit/silent-logger';

/** What the SDK's own modules weigh, plus room for the protocol. A library that slips in is far above it. */
const MOST_BYTES = 2_200_000;

describe('the workflow bundle', () => {
  let code = '';
  beforeAll(async () => {
    ({ code } = await bundleWorkflowCode({ workflowsPath: path.join(ROOT, 'workflows', 'index.ts'), logger: SILENT }));
  }, 60_000);

  it('holds no library and nothing of Node', () => {
    const modules = [...code.matchAll(/node_modules\/((?:@[^/"]+\/)?[^/"]+)/g)].map((match) => match[1]);
    const foreign = [...new Set(modules)].filter(
      (name) =>
        !name!.startsWith('@temporalio/') && !['ms', 'long', 'nexus-rpc', 'cjs-module-lexer', 'tslib'].includes(name!),
    );
    expect(foreign).toEqual([]);
    expect(builtinModules.filter((name) => code.includes(`require("node:${name}")`))).toEqual([]);
  });

  it('holds no formula: of the domain only protocol, kernel and words', () => {
    const folders = [...code.matchAll(/\.\/domain\/([a-z]+)\//g)].map((match) => match[1]);
    expect([...new Set(folders)].sort()).toEqual(['kernel', 'protocol', 'words']);
  });

  it('stays small', () => {
    expect(code.length).toBeLessThan(MOST_BYTES);
  });
});
