import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './run-program.mjs';

/**
 * Whether node_modules holds what package-lock.json says: npm writes what it installed
 * into node_modules/.package-lock.json, as the last thing.
 * @param {string} root
 */
export function packagesFit(root) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = readPackages(join(root, 'package-lock.json'));
  const found = readPackages(installed);
  return Object.entries(wanted).every(([path, { version, optional, peer }]) => {
    if (path === '' || found[path]?.version === version) return true;
    // Those of other platforms are left out.
    return found[path] === undefined && (optional === true || peer === true);
  });
}

/**
 * Installs what package-lock.json says, build tools included.
 * @param {string} root
 */
export async function installPackages(root) {
  const npm = process.env.npm_execpath;
  const command = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  await runProgram(
    root,
    [...command, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    cacheCanBeWritten() ? {} : { npm_config_cache: join(root, '.cache', 'npm') },
    'show',
  );
}

/** npm keeps its downloads in the home folder, which may be read-only. */
function cacheCanBeWritten() {
  if (process.env.npm_config_cache !== undefined && canWrite(process.env.npm_config_cache)) return true;
  const cache = join(homedir(), '.npm');
  return canWrite(existsSync(cache) ? cache : homedir());
}

function canWrite(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}
