import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './run-program.mjs';

/** What can be built: from what, how, and a file that is there afterwards. */
const TARGETS = {
  server: {
    sources: ['apps/server', 'libs', 'nest-cli.json', 'tsconfig.json', 'package-lock.json'],
    command: ['node_modules/@nestjs/cli/bin/nest.js', 'build', 'server'],
    result: 'dist/server/apps/server/src/main.js',
  },
  cli: {
    sources: ['apps/cli', 'libs', 'nest-cli.json', 'tsconfig.json', 'package-lock.json'],
    command: ['node_modules/@nestjs/cli/bin/nest.js', 'build', 'cli'],
    result: 'dist/cli/apps/cli/src/main.js',
  },
  web: {
    sources: ['apps/web', 'libs/contracts', 'libs/text', 'libs/rules', 'tsconfig.json', 'package-lock.json'],
    command: [
      'node_modules/vite/bin/vite.js',
      'build',
      '--config',
      'apps/web/vite.config.mts',
      '--logLevel',
      'error',
    ],
    result: 'dist/web/index.html',
  },
};

/** @typedef {keyof typeof TARGETS} Target */

/** The file to run, or to serve.
 * @param {string} root
 * @param {Target} target
 */
export const resultOf = (root, target) => join(root, TARGETS[target].result);

/**
 * Whether a target was built from the sources as they are now.
 * @param {string} root
 * @param {Target} target
 */
export function isBuilt(root, target) {
  const stamp = stampOf(root, target);
  return (
    existsSync(resultOf(root, target)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === fingerprint(root, TARGETS[target].sources)
  );
}

/**
 * Builds a target and remembers from what.
 * @param {string} root
 * @param {Target} target
 */
export async function buildTarget(root, target) {
  const { command, sources } = TARGETS[target];
  // Taken before: a file that changes meanwhile is built the next time.
  const built = fingerprint(root, sources);
  await runProgram(root, [process.execPath, ...command], {}, 'on-failure');
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampOf(root, target), built);
}

const stampOf = (root, target) => join(root, 'dist', `.built-${target}`);

/** Name, size and time of each source file: enough to see a change, and quick. */
function fingerprint(root, sources) {
  const hash = createHash('sha256');
  for (const source of sources) addToHash(hash, join(root, source));
  return hash.digest('hex');
}

function addToHash(hash, path) {
  const stat = statSync(path);
  if (stat.isDirectory()) {
    for (const name of readdirSync(path).sort()) addToHash(hash, join(path, name));
  } else if (!/\.spec\.tsx?$/.test(path)) {
    hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
  }
}
