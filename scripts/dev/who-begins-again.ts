export type Restarted = 'api' | 'worker';

const BY_FOLDER: Readonly<Record<string, readonly Restarted[]>> = {
  domain: ['api', 'worker'],
  db: ['api', 'worker'],
  config: ['api', 'worker'],
  temporal: ['api', 'worker'],
  scripts: ['api', 'worker'],
  api: ['api'],
  activities: ['worker'],
  workflows: ['worker'],
};

/** Which processes read these files (paths in the project); none for tests, screens and benches. */
export function whoBeginsAgain(files: Iterable<string>): readonly Restarted[] {
  const names = new Set([...files].flatMap((file) => BY_FOLDER[file.split('/')[0] ?? ''] ?? []));
  return (['worker', 'api'] as const).filter((name) => names.has(name));
}

/** Whether the bundle that workflows are replayed from holds one of these files. */
export const isInBundle = (files: Iterable<string>): boolean =>
  [...files].some((file) => /^(workflows|domain)\//.test(file));
