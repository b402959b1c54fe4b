import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { productionParts, type Bom, type Lockfile } from './production-parts';

const MOST_BYTES = 64 * 1024 * 1024;

/** The software bill of materials of what is installed in `project` and runs there, CycloneDX, as the npm of this Node knows it. Throws Error. */
export function askNpm(project: string): Bom {
  const npm = process.env['npm_execpath'];
  const [command, first] = npm?.endsWith('npm-cli.js') ? [process.execPath, [npm]] : ['npm', []];
  const { status, stdout, stderr, error } = spawnSync(command, [...first, 'sbom', '--sbom-format', 'cyclonedx'], {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
    // An npm that runs this one tells it to leave things out, or to be silent.
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_config_'))),
  });
  if (error || status !== 0) throw new Error(`npm sbom failed: ${error?.message ?? stderr.trim()}`);
  const lock = JSON.parse(readFileSync(path.join(project, 'package-lock.json'), 'utf8')) as Lockfile;
  return productionParts(JSON.parse(stdout) as Bom, lock);
}
