import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from '#scripts/stack/home/cache-folder';
import { ownFonts } from './own-fonts';

export interface ChromiumPlace {
  readonly executable: string;
  /** Variables that the browser needs: where its fonts are and, on a machine that lacks them, its libraries. */
  readonly env: Readonly<Record<string, string>>;
}

const run = promisify(execFile);
const PACKAGE = '@sparticuz/chromium';
/**
 * The package is ESM only and unpacks into the temporary folder; a Node of its own gives it one that is ours. Told that it runs where
 * Chromium's libraries are missing, it unpacks those too.
 */
const UNPACK = `import chromium from '${PACKAGE}'; await chromium.executablePath();`;
const WITH_LIBRARIES = { AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' };

/** The browser named by CHROME_PATH, else the one that comes with the packages, unpacked once per user and version. */
export async function findChromium(project: string): Promise<ChromiumPlace> {
  const named = process.env['CHROME_PATH'];
  if (named) return { executable: named, env: {} };
  const { version } = JSON.parse(readFileSync(path.join(project, 'node_modules', PACKAGE, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = path.join(cacheFolder(project), `chromium-${version}-with-libraries`);
  if (!existsSync(folder)) await unpack(project, folder);
  const executable = path.join(folder, 'chromium');
  const fonts = { FONTCONFIG_FILE: ownFonts(folder) };
  const libraries = { LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib') };
  return { executable, env: (await lacksLibraries(executable)) ? { ...fonts, ...libraries } : fonts };
}

/** Unpacked beside its place and moved there whole, so that two test files that start together never meet a half. */
async function unpack(project: string, folder: string): Promise<void> {
  const stage = mkdtempSync(`${folder}-`);
  try {
    const env = { ...process.env, ...WITH_LIBRARIES, TMPDIR: stage };
    await run(process.execPath, ['--input-type=module', '-e', UNPACK], { cwd: project, env });
    if (!existsSync(folder)) renameSync(stage, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

const lacksLibraries = (executable: string): Promise<boolean> =>
  run(executable, ['--version']).then(
    () => false,
    (error: { stderr?: string }) => /error while loading shared libraries/.test(error.stderr ?? ''),
  );
