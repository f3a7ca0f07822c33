// node test/bench/run.mjs NAME ARGUMENTS: compiles test/bench/NAME.bench.ts as the product is compiled, without the
// names and source maps that a loader adds for debugging (they make hot code two to three times slower), and runs it.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '../..');
const [name = '', ...args] = process.argv.slice(2);
const outfile = join(ROOT, 'dist/bench', `${name}.cjs`);

await build({
  entryPoints: [join(import.meta.dirname, `${name}.bench.ts`)],
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: `node${process.versions.node}`,
  outfile,
  logLevel: 'error',
});
const { status } = spawnSync(process.execPath, [outfile, ...args], { cwd: ROOT, stdio: 'inherit' });
process.exitCode = status ?? 1;
