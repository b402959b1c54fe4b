import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { UserError } from '#domain/kernel/errors';
import { isRoot } from '../process/system-user';

const MARKER = '.leadrail-data';
const SYSTEM_FOLDER = '/var/lib/leadrail';
/** All that an installation keeps here; `--fresh` removes these and nothing else. */
const CONTENTS = ['postgres', 'temporal', 'logs', 'state.json', 'secret-key', 'pages'];
/** Folders of the build that may lie beside the data. */
const TOOLS: ReadonlySet<string> = new Set(['build', 'cache']);

/**
 * Where this project's private Postgres and Temporal keep their data: LEADRAIL_HOME, else `.leadrail` in the project. Root gets
 * a folder outside of the project, because Postgres runs as another user, who may not be able to enter the project's folder.
 */
export function dataHome(project: string, env: NodeJS.ProcessEnv = process.env): string {
  if (env['LEADRAIL_HOME']) return path.resolve(env['LEADRAIL_HOME']);
  if (!isRoot()) return path.join(project, '.leadrail');
  const name = path.basename(project).replace(/[^\w.-]+/g, '-') || 'leadrail';
  const folder = `${name}-${createHash('sha256').update(project).digest('hex').slice(0, 10)}`;
  const base = canWriteTo(SYSTEM_FOLDER) ? SYSTEM_FOLDER : path.join(os.tmpdir(), 'leadrail');
  return path.join(base, folder);
}

/** Makes the folder ready, marks it as ours and returns its real path. A folder with other people's files in it is refused. */
export function openHome(home: string): string {
  const marked = existsSync(path.join(home, MARKER));
  if (!marked && existsSync(home) && readdirSync(home).some((name) => !TOOLS.has(name))) {
    throw new UserError(
      'data-home-not-empty',
      `${home} is not empty and not a Leadrail data folder. Name another one in LEADRAIL_HOME.`,
    );
  }
  // Traversal must be open to the user Postgres runs as; what is private inside has its own mode.
  mkdirSync(home, { recursive: true, mode: 0o711 });
  mkdirSync(path.join(home, 'postgres'), { recursive: true, mode: 0o711 });
  for (const folder of ['temporal', 'logs']) mkdirSync(path.join(home, folder), { recursive: true, mode: 0o700 });
  if (!marked)
    writeFileSync(path.join(home, MARKER), 'Data of one Leadrail installation. Do not delete while it runs.\n');
  if (isRoot()) chmodSync(home, 0o711);
  return realpathSync(home);
}

/** Removes the data of an installation; only in a folder that carries our marker. */
export function wipeHome(home: string): void {
  if (!existsSync(home)) return;
  if (!existsSync(path.join(home, MARKER))) {
    if (readdirSync(home).every((name) => TOOLS.has(name))) return;
    throw new UserError(
      'not-a-data-home',
      `${home} does not look like a Leadrail data folder, so nothing in it was deleted.`,
    );
  }
  for (const name of CONTENTS) rmSync(path.join(home, name), { recursive: true, force: true });
}

function canWriteTo(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.W_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}
