import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds what is older than its sources: these tests run the program itself. */
export default function buildFirst() {
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const build = spawnSync(process.execPath, ['apps/server/build.mjs'], { cwd, stdio: 'inherit' });
  if (build.status !== 0) throw new Error('The build failed');
}
