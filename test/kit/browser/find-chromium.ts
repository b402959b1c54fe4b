import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from '#scripts/stack/home/cache-folder';

export interface ChromiumPlace {
  readonly executable: string;
  /** Where its own fonts and their settings are; absent for a browser of the machine. */
  readonly fonts: string | undefined;
}

const PACKAGE = '@sparticuz/chromium';
/** The package is ESM only and unpacks into the temporary folder; a Node of its own gives it one that is ours. */
const UNPACK = `import chromium from '${PACKAGE}'; await chromium.executablePath();`;

/** The browser named by CHROME_PATH, else the one that comes with the packages, unpacked once per user and version. */
export async function findChromium(project: string): Promise<ChromiumPlace> {
  const named = process.env['CHROME_PATH'];
  if (named) return { executable: named, fonts: undefined };
  const { version } = JSON.parse(readFileSync(path.join(project, 'node_modules', PACKAGE, 'package.json'), 'utf8')) as { version: string };
  const folder = path.join(cacheFolder(project), `chromium-${version}`);
  if (!existsSync(folder)) await unpack(project, folder);
  return { executable: path.join(folder, 'chromium'), fonts: path.join(folder, 'fonts') };
}

/** Unpacked beside its place and moved there whole, so that two test files that start together never meet a half. */
async function unpack(project: string, folder: string): Promise<void> {
  const stage = mkdtempSync(`${folder}-`);
  try {
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', UNPACK], { cwd: project, env: { ...process.env, TMPDIR: stage } });
    if (!existsSync(folder)) renameSync(stage, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
