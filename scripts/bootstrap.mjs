// From nothing but Node 20 and npm to a running command: brings Node 24 and pnpm, installs what the
// lockfile names, and hands over. Plain JavaScript without dependencies, as nothing is there yet.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { handOver, run } from './bootstrap/run.mjs';
import { withLock } from './bootstrap/lock.mjs';
import { canWrite, ownNodeIsEnough, nodePackage } from './bootstrap/machine.mjs';

const NODE = '24.21.0';
const PNPM = '12.21.0';
const COMMANDS = ['start', 'test', 'check', 'dev', 'bench', 'faults', 'ops', 'build', 'pictures'];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = join(root, '.tools');
const packagesStamp = join(root, 'node_modules', '.undersigned-stamp');
const env = environment();

const [command = 'start', ...rest] = process.argv.slice(2);
const args = rest[0] === '--' ? rest.slice(1) : rest;

if (missingTools().length > 0 || !hasPackages()) {
  await withLock(tools, async () => {
    if (missingTools().length > 0) await installTools();
    if (!hasPackages()) await installPackages();
  });
}
if (command === 'pnpm') await runPnpm(args);
else await handOver('node', [join(root, 'scripts', `${command}.ts`), ...args], { cwd: root, env });

async function runPnpm([first, ...others]) {
  // Our own commands need no second hop; and files named on the line are the caller's.
  if (COMMANDS.includes(first)) {
    const script = join(root, 'scripts', `${first}.ts`);
    const own = { ...env, INIT_CWD: process.cwd() };
    return handOver('node', [script, ...others], { cwd: root, env: own });
  }
  const inside = `${process.cwd()}/`.startsWith(`${root}/`);
  const asked = first === undefined ? [] : [first, ...others];
  await handOver('pnpm', asked, { cwd: inside ? process.cwd() : root, env });
}

function wantedTools() {
  const pnpm = `pnpm@${PNPM}`;
  return ownNodeIsEnough() ? [pnpm] : [pnpm, `${nodePackage()}@${NODE}`];
}

function missingTools() {
  const present = read(join(tools, 'stamp')).split('\n');
  return wantedTools().filter((name) => !present.includes(name));
}

async function installTools() {
  const wanted = wantedTools();
  console.error(`Installing ${wanted.join(' and ')} into .tools`);
  env.BOOTSTRAP_INSTALLED = 'yes';
  writeFileSync(join(tools, 'package.json'), '{ "private": true }\n');
  const flags = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', ['install', '--prefix', tools, ...flags, ...wanted], { cwd: tools, env });
  writeFileSync(join(tools, 'stamp'), wanted.join('\n'));
}

function hasPackages() {
  return read(packagesStamp) === wantedPackages();
}

function wantedPackages() {
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml'].map((name) => read(join(root, name)));
  return createHash('sha256').update(files.join('\0')).digest('hex');
}

async function installPackages() {
  console.error('Installing packages');
  env.BOOTSTRAP_INSTALLED = 'yes';
  // CI keeps pnpm from asking questions; NODE_ENV=production would leave half of them out.
  const quiet = { ...env, CI: '1', NODE_ENV: 'development' };
  const flags = ['--frozen-lockfile', '--prod=false', '--reporter=append-only', '--loglevel=error'];
  await run('pnpm', ['install', ...flags], { cwd: root, env: quiet });
  writeFileSync(packagesStamp, wantedPackages());
}

function environment() {
  const path = [join(tools, 'node_modules', '.bin'), dirname(process.execPath), process.env.PATH];
  const own = { ...process.env, PATH: path.join(delimiter) };
  own.BOOTSTRAP_BEGAN_AT = String(Math.round(performance.timeOrigin));
  own.npm_config_update_notifier = 'false';
  own.INIT_CWD = resolve(process.env.INIT_CWD ?? process.cwd());
  // npm and pnpm keep caches at home; a service account may have no home that it can write to.
  if (!canWrite(homedir())) {
    own.HOME = join(tools, 'home');
    own.npm_config_cache = join(own.HOME, '.npm');
    mkdirSync(own.HOME, { recursive: true });
  }
  return own;
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
