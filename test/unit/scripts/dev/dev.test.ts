import { OF_THE_API } from '#scripts/dev/serve-pages';
import { isInBundle, whoBeginsAgain } from '#scripts/dev/who-begins-again';
import { read } from '#test/kit/source-files';

describe('the pages of npm run dev', () => {
  it('leave every address of the API to the API, and none of their own', () => {
    const { paths } = JSON.parse(read('api/openapi.json')) as { paths: Record<string, unknown> };
    expect(Object.keys(paths).filter((path) => !OF_THE_API.test(path))).toEqual([]);
    for (const page of ['/', '/forms', '/leads', '/fields', '/src/main.ts', '/apiary', '/@vite/client'])
      expect(OF_THE_API.test(page)).toBe(false);
    for (const path of ['/docs/api', '/f/solar?x=1', '/openapi.json', '/healthz'])
      expect(OF_THE_API.test(path)).toBe(true);
  });
});

describe('who begins again after an edit', () => {
  it.each([
    [['api/leads/routes.ts'], ['api']],
    [['workflows/lead/workflow.ts'], ['worker']],
    [
      ['domain/kernel/json.ts', 'api/server.ts'],
      ['worker', 'api'],
    ],
    [['test/kit/database.ts', 'bench/load/jobs.ts'], []],
  ])('%j: %j', (files, names) => {
    expect(whoBeginsAgain(files)).toEqual(names);
  });

  it('bundles the workflows anew when they or the domain changed', () => {
    expect(isInBundle(['domain/protocol/lead-protocol.ts'])).toBe(true);
    expect(isInBundle(['activities/worker.ts', 'api/workflows/x.ts'])).toBe(false);
  });
});
