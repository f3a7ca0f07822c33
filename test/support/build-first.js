const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

/** Builds what is older than its sources: these tests run the program itself. */
module.exports = function buildFirst() {
  const root = join(__dirname, '../..');
  const build = spawnSync(process.execPath, ['apps/server/build.mjs'], { cwd: root, stdio: 'inherit' });
  if (build.status !== 0) throw new Error('The build failed');
};
