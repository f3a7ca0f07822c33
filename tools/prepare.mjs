import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildTarget, isBuilt, resultOf } from './build-target.mjs';
import { withCloneLock } from './clone-lock.mjs';
import { installPackages, packagesFit } from './packages.mjs';

/** The clone. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** @typedef {import('./build-target.mjs').Target} Target */

/**
 * Installs and builds what is missing or out of date, and nothing else: where all is in
 * place the clone is not written to.
 * @param {readonly Target[]} targets
 * @param {(line: string) => void} say
 * @returns {Promise<string | null>} the file of the first target; null where there is none
 * @throws an error whose message says what went wrong
 */
export async function prepare(targets, say) {
  if (!isReady(targets)) {
    await withCloneLock(ROOT, say, async () => {
      if (!packagesFit(ROOT)) {
        say('Installing packages. This is done once and takes about a minute.');
        await installPackages(ROOT);
      }
      const stale = targets.filter((target) => !isBuilt(ROOT, target));
      if (stale.length === 0) return;
      say(`Building ${stale.join(' and ')}.`);
      const built = await Promise.allSettled(stale.map((target) => buildTarget(ROOT, target)));
      const failed = built.find((result) => result.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
    });
  }
  return targets.length === 0 ? null : resultOf(ROOT, targets[0]);
}

const isReady = (targets) => packagesFit(ROOT) && targets.every((target) => isBuilt(ROOT, target));

/**
 * What an operator reads where preparing failed.
 * @param {unknown} error
 */
export function explain(error) {
  const code = error.code;
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    return `This clone can't be written (${code} ${error.path ?? ROOT}). Run "npm run build" once as its owner, then start again.`;
  }
  return `Wirewatch could not be made ready: ${error.message}. What went wrong is told above.`;
}
