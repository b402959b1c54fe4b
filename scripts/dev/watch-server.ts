import { spawn, type ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';
import { sayOnStderr as say } from '../stack/say';
import { isInBundle, whoBeginsAgain, type Restarted } from './who-begins-again';

const FOLDERS = [
  'domain',
  'workflows',
  'temporal',
  'activities',
  'api',
  'db',
  'config',
  'threads',
  'outbound',
  'scripts',
];
const COMPILED = /Found \d+ errors?\. Watching/;
const TSC = path.join('node_modules', 'typescript', 'bin', 'tsc');

/**
 * Compiles the server whenever a source changes and says then who has to begin again. Types are not checked here: the editor and
 * `npm test` do that, and an edit is tried within seconds.
 */
export function watchServer(
  project: string,
  onCompiled: (names: readonly Restarted[]) => Promise<void>,
): { stop(): void } {
  let edited = new Set<string>();
  let work = Promise.resolve();
  const watchers = FOLDERS.map((folder) =>
    watch(path.join(project, folder), { recursive: true }, (_event, file) => {
      if (file?.endsWith('.ts')) edited.add(`${folder}/${file.replaceAll(path.sep, '/')}`);
    }),
  );
  const compiler = compile(project, () => {
    const files = edited;
    edited = new Set();
    const names = whoBeginsAgain(files);
    if (names.length === 0) return;
    work = work
      .then(() => (isInBundle(files) ? bundleWorkflows(project) : undefined))
      .then(() => onCompiled(names))
      .catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));
  });
  return {
    stop: () => {
      for (const watcher of watchers) watcher.close();
      compiler.kill();
    },
  };
}

function compile(project: string, onDone: () => void): ChildProcess {
  const args = [TSC, '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput', '--pretty', 'false'];
  const compiler = spawn(process.execPath, args, { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] });
  compiler.stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) {
      if (/error TS\d+/.test(line)) say(line);
      if (COMPILED.test(line)) onDone();
    }
  });
  return compiler;
}

function bundleWorkflows(project: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = path.join(project, 'dist', 'scripts', 'build-workflows.js');
    spawn(process.execPath, [script], { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] })
      .once('error', reject)
      .once('exit', (code) => (code === 0 ? resolve() : reject(new Error('The workflows could not be bundled.'))));
  });
}
