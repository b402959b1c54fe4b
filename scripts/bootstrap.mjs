// Plain JavaScript, as is test-fresh.mjs beside it: it must run before anything is installed or compiled.
// node scripts/bootstrap.mjs <entry> [arguments]: installs, builds (both only when needed), then runs dist/scripts/<entry>.js.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const DIST = path.join(ROOT, 'dist');
const WORK = path.join(ROOT, '.leadrail', 'build');
const LOCK = path.join(WORK, 'lock');
const INSTALL_STAMP = path.join(ROOT, 'node_modules', '.leadrail-install');
const BUILD_STAMP = path.join(DIST, '.build.json');
const TYPESCRIPT = path.join('node_modules', 'typescript', 'bin', 'tsc');
const VITE = path.join('node_modules', 'vite', 'bin', 'vite.js');
const SERVER_SETTINGS = ['tsconfig.json', 'tsconfig.build.json', 'package.json', 'package-lock.json'];
/** Entries that are programs of their own rather than scripts. */
const PROGRAMS = { api: 'api/server.js', worker: 'activities/worker.js' };
/** Entries that work with this installation's settings; tests and measurements make their own. */
const READS_ENV_FILE = ['start', 'dev', 'api', 'worker', 'migrate', 'administrator', 'rotate-key', 'verify-audit'];
const UI_SOURCES = ['ui', 'api/contract', 'domain', 'package-lock.json'];

const USAGE =
  'usage: node scripts/bootstrap.mjs <start|dev|demo|test|fuzz|mutate|chaos|bench|screenshots|sbom|api|worker|migrate|administrator|rotate-key|verify-audit|scaffold|build> [arguments]';

const say = (text) => process.stderr.write(`leadrail  ${text}\n`);
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

class Stop extends Error {}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  const found = `${process.versions.node} (${process.execPath})`;
  throw new Stop(`Leadrail needs Node.js 20.19 or newer; this is ${found}. Install a newer Node.js and try again.`);
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

const hashFile = (file) => createHash('sha256').update(fs.readFileSync(file)).digest('hex');

function listFiles(target, found = []) {
  const stat = fs.statSync(path.join(ROOT, target), { throwIfNoEntry: false });
  if (stat?.isFile()) found.push(target);
  if (!stat?.isDirectory()) return found;
  for (const name of fs.readdirSync(path.join(ROOT, target)).sort()) {
    if (name !== 'node_modules') listFiles(`${target}/${name}`, found);
  }
  return found;
}

// Content, not times: a checkout or a copy keeps its build, an edit of any source makes a new one.
function hashSources(targets) {
  const hash = createHash('sha256');
  for (const file of targets.flatMap((target) => listFiles(target))) {
    hash
      .update(file)
      .update('\0')
      .update(fs.readFileSync(path.join(ROOT, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

// What is installed is good when npm's own record of it agrees with the lockfile; packages for other machines may be absent.
function matchesLockfile() {
  const wanted = readJson(path.join(ROOT, 'package-lock.json'))?.packages ?? {};
  const present = readJson(path.join(ROOT, 'node_modules', '.package-lock.json'))?.packages;
  if (!present) return false;
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '') return true;
    return present[name] ? present[name].version === entry.version : entry.optional || entry.peer;
  });
}

function installed() {
  if (!fs.existsSync(path.join(ROOT, 'node_modules', '.package-lock.json'))) return false;
  const wanted = `${hashFile(path.join(ROOT, 'package-lock.json'))} ${process.platform}-${process.arch}`;
  if (fs.existsSync(INSTALL_STAMP) && fs.readFileSync(INSTALL_STAMP, 'utf8') === wanted) return true;
  return matchesLockfile() && (fs.writeFileSync(INSTALL_STAMP, wanted), true);
}

function buildState() {
  const stamp = readJson(BUILD_STAMP) ?? {};
  const { include } = readJson(path.join(ROOT, 'tsconfig.build.json'));
  const wanted = { server: hashSources([...include, ...SERVER_SETTINGS]), ui: hashSources(UI_SOURCES) };
  return { wanted, server: stamp.server === wanted.server, ui: stamp.ui === wanted.ui };
}

// Runs a tool with its output on stderr, so that stdout stays the entry's own (some entries print JSON there).
function run(command, args, label) {
  const started = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
    const ticker = setInterval(() => say(`${label}: ${Math.round((Date.now() - started) / 1000)} s so far`), 15_000);
    const stopChild = (signal) => child.kill(signal);
    process.once('SIGINT', stopChild).once('SIGTERM', stopChild);
    const settle = (failure) => {
      clearInterval(ticker);
      process.removeListener('SIGINT', stopChild).removeListener('SIGTERM', stopChild);
      if (failure) reject(new Stop(failure));
      else resolve();
    };
    child.once('error', (error) => settle(`${label} could not start ${command}: ${error.message}`));
    child.once('exit', (code, signal) =>
      settle(code === 0 ? undefined : `${label} failed (${signal ?? `exit code ${code}`}).`),
    );
  });
}

async function install() {
  const npm = process.env.npm_execpath;
  const [command, prefix] = npm?.endsWith('npm-cli.js') ? [process.execPath, [npm]] : ['npm', []];
  say('installing packages (npm ci); the first time takes about a minute or two');
  // Tests, types and the UI build need the development packages, and Postgres is an optional one.
  const args = [...prefix, 'ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];
  try {
    await run(command, args, 'npm ci');
  } catch (error) {
    say(`${error.message} Trying once more.`);
    await run(command, args, 'npm ci');
  }
  fs.writeFileSync(
    INSTALL_STAMP,
    `${hashFile(path.join(ROOT, 'package-lock.json'))} ${process.platform}-${process.arch}`,
  );
}

function writeImports(stage) {
  const { imports } = readJson(path.join(ROOT, 'package.json'));
  const compiled = Object.fromEntries(
    Object.entries(imports).map(([key, target]) => [key, target.replace(/\.ts$/, '.js')]),
  );
  fs.writeFileSync(
    path.join(stage, 'package.json'),
    `${JSON.stringify({ private: true, imports: compiled }, null, 2)}\n`,
  );
}

async function buildServer(stage) {
  say('compiling the server');
  await run(process.execPath, [TYPESCRIPT, '-p', 'tsconfig.build.json', '--outDir', stage], 'tsc');
  writeImports(stage);
  say('bundling the workflows');
  await run(process.execPath, [path.join(stage, 'scripts', 'build-workflows.js')], 'workflow bundle');
}

async function buildUi(stage) {
  if (!fs.existsSync(path.join(ROOT, 'ui', 'vite.config.mts'))) return;
  say('building the pages');
  const options = [
    '--config',
    'ui/vite.config.mts',
    '--outDir',
    path.join(stage, 'ui'),
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ];
  await run(process.execPath, [VITE, 'build', 'ui', ...options], 'vite build');
}

// Everything is built beside dist and swapped in by rename: whoever reads dist sees the old build or the new one, never a half.
async function build(state) {
  const stage = path.join(WORK, `stage-${process.pid}`);
  fs.mkdirSync(stage, { recursive: true });
  if (state.server) fs.cpSync(DIST, stage, { recursive: true, filter: (file) => file !== path.join(DIST, 'ui') });
  else await buildServer(stage);
  const pages = path.join(DIST, 'ui');
  if (state.ui && fs.existsSync(pages)) fs.cpSync(pages, path.join(stage, 'ui'), { recursive: true });
  else await buildUi(stage);
  fs.writeFileSync(path.join(stage, '.build.json'), JSON.stringify(state.wanted));
  const old = path.join(WORK, `old-${process.pid}`);
  if (fs.existsSync(DIST)) fs.renameSync(DIST, old);
  fs.renameSync(stage, DIST);
  fs.rmSync(old, { recursive: true, force: true });
}

// A pid alone may have been given to another process since; the start time tells them apart where ps can say it.
function startOf(pid) {
  const env = { ...process.env, LC_ALL: 'C' };
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env });
  return (stdout ?? '').trim();
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function lockIsStale() {
  const stat = fs.statSync(LOCK, { throwIfNoEntry: false });
  if (!stat) return false;
  const holder = readJson(LOCK);
  if (!holder) return Date.now() - stat.mtimeMs > 5_000;
  return !isAlive(holder.pid) || (holder.start !== '' && startOf(holder.pid) !== holder.start);
}

async function tryLock() {
  try {
    fs.writeFileSync(LOCK, JSON.stringify({ pid: process.pid, start: startOf(process.pid) }), { flag: 'wx' });
    // Two that saw the same stale lock may both have removed it, one of them this new one: the last to write has it.
    await sleep(100);
    return readJson(LOCK)?.pid === process.pid;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

async function withLock(work) {
  fs.mkdirSync(WORK, { recursive: true });
  for (let told = false; !(await tryLock()); await sleep(200)) {
    if (lockIsStale()) {
      fs.rmSync(LOCK, { force: true });
    } else if (!told) {
      say(`another Leadrail command (pid ${readJson(LOCK)?.pid ?? '?'}) is installing or building; waiting for it`);
      told = true;
    }
  }
  try {
    return await work();
  } finally {
    for (const name of fs.readdirSync(WORK)) fs.rmSync(path.join(WORK, name), { recursive: true, force: true });
  }
}

async function prepare() {
  if (installed()) {
    const state = buildState();
    if (state.server && state.ui) return;
  }
  await withLock(async () => {
    if (!installed()) await install();
    const state = buildState();
    if (!state.server || !state.ui) await build(state);
  });
}

// The process that started this one and, where that is only npm's shell, npm itself. Both change when npm is gone.
function listStarters() {
  const shell = readProc(process.ppid, 'comm')?.trim();
  if (!shell || !/^(ba|da|z|k|a)?sh$/.test(shell)) return String(process.ppid);
  const stat = readProc(process.ppid, 'stat') ?? '';
  return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
}

function readProc(pid, name) {
  try {
    return fs.readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}

function runEntry(entry, args) {
  const file = path.join(DIST, PROGRAMS[entry] ?? `scripts/${entry}.js`);
  if (!fs.existsSync(file))
    throw new Stop(`There is no command "${entry}": ${path.relative(ROOT, file)} was not built.`);
  // Variables that are set already win over the file.
  if (READS_ENV_FILE.includes(entry) && fs.existsSync(path.join(ROOT, '.env')))
    process.loadEnvFile(path.join(ROOT, '.env'));
  const child = spawn(process.execPath, ['--enable-source-maps', file, ...args], {
    cwd: ROOT,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: PROGRAMS[entry] ? { ...process.env, LEADRAIL_CHILD: '1' } : process.env,
  });
  // One Ctrl-C arrives here twice, from the terminal and from npm; it is passed on once.
  let passedOn = 0;
  const passOn = (signal) => {
    if (Date.now() - passedOn < 1_500) return;
    passedOn = Date.now();
    child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, passOn);
  // npm dies of some signals without passing them on; then the entry is told to stop instead of running on unseen.
  const starters = listStarters();
  const stopOrphan = () => listStarters() !== starters && passOn('SIGTERM');
  const watch = process.env.npm_lifecycle_event ? setInterval(stopOrphan, 500) : undefined;
  child.once('error', (error) => fail(new Stop(`Could not start ${entry}: ${error.message}`)));
  child.once('exit', (code, signal) => {
    clearInterval(watch);
    process.exitCode = code ?? 128 + ({ SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 1);
  });
}

function fail(error) {
  say(error instanceof Stop ? error.message : error.stack);
  process.exitCode = 1;
}

try {
  const [entry, ...args] = process.argv.slice(2);
  if (!entry || !/^[a-z][a-z-]*$/.test(entry)) throw new Stop(USAGE);
  checkNode();
  await prepare();
  if (entry !== 'build') runEntry(entry, args);
} catch (error) {
  fail(error);
}
