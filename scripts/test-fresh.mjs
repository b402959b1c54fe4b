// `npm run test:fresh [-- parts]`: the test command of the README as a machine would run it that has never seen this project. A copy of the
// checkout without what was installed or built, with a home, a temporary folder, an npm cache and a program cache of its own, all empty
// and removed afterwards. Plain JavaScript, because nothing is installed yet.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const LEFT_OUT = new Set(['node_modules', 'dist', '.leadrail', '.git', 'coverage', '.env']);
/** What an earlier run, this project's settings or npm's own wrapping put into the environment. */
const FOREIGN =
  /^(LEADRAIL_|TEST_|TEMPORAL_|DATABASE_(OWNER_)?URL$|CHROME_PATH$|SMTP_|SENDGRID_|TWILIO_|XDG_|NODE_OPTIONS$|npm_lifecycle_|npm_package_|npm_config_(cache|local_prefix)$|npm_command$|INIT_CWD$)/;
/** What the programs we use would leave in a temporary or home folder that is not theirs. */
const TRACES = /^(fonts|chromium|playwright|\.org\.chromium|swc|temporal|core-js|jest|\.cache|\.npm|\.config|\.local)/;

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'leadrail-fresh-')));
const place = (name) => path.join(folder, name);

function prepare() {
  // As root the servers run as a user without rights, who must be able to pass.
  fs.chmodSync(folder, 0o755);
  for (const name of ['home', 'tmp', 'npm', 'cache']) fs.mkdirSync(place(name), { mode: 0o755 });
  fs.cpSync(ROOT, place('project'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !LEFT_OUT.has(path.basename(file)),
  });
}

/** The settings of the package managers stay those of this machine, which may use a mirror. */
function environment() {
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));
  const npmrc = path.join(os.homedir(), '.npmrc');
  const pip = [path.join(os.homedir(), '.config', 'pip', 'pip.conf'), path.join(os.homedir(), '.pip', 'pip.conf')].find(
    (file) => fs.existsSync(file),
  );
  return {
    ...(fs.existsSync(npmrc) ? { npm_config_userconfig: npmrc } : {}),
    ...(pip ? { PIP_CONFIG_FILE: pip } : {}),
    ...kept,
    HOME: place('home'),
    TMPDIR: place('tmp'),
    TMP: place('tmp'),
    TEMP: place('tmp'),
    npm_config_cache: place('npm'),
    LEADRAIL_CACHE: place('cache'),
  };
}

/** What lies in the folders of this machine that a run with folders of its own has no business in. */
function traces() {
  const places = [os.tmpdir(), '/tmp', '/var/tmp', os.homedir(), path.join(os.homedir(), '.cache')];
  const list = (where) =>
    fs.existsSync(where)
      ? fs
          .readdirSync(where)
          .filter((name) => TRACES.test(name))
          .map((name) => path.join(where, name))
      : [];
  return new Set(places.flatMap(list));
}

function run() {
  return new Promise((resolve) => {
    const child = spawn('npm', ['test', '--', ...process.argv.slice(2)], {
      cwd: place('project'),
      env: environment(),
      stdio: 'inherit',
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

const before = traces();
let code = 1;
try {
  prepare();
  code = await run();
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
const left = [...traces()].filter((file) => !before.has(file));
if (left.length > 0)
  process.stderr.write(`leadrail  the run left something outside of its own folders: ${left.join(', ')}\n`);
process.exitCode = left.length > 0 ? 1 : code;
