import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** A planted import and the rule that must catch it. */
const VIOLATIONS: readonly (readonly [rule: string, file: string, imports: string])[] = [
  ['contracts-is-a-leaf', 'libs/contracts/src/index.ts', '../../text/src/index.js'],
  ['text-imports-nothing-of-ours', 'libs/text/src/index.ts', '../../net/src/index.js'],
  ['text-and-rules-do-no-io', 'libs/rules/src/index.ts', 'node:fs'],
  ['polling-keeps-to-itself', 'libs/polling/src/index.ts', '../../stories/src/index.js'],
  ['alerting-keeps-to-itself', 'libs/alerting/src/index.ts', '../../storage/src/index.js'],
  ['storage-is-an-adapter', 'libs/storage/src/index.ts', '../../topics/src/index.js'],
  ['web-imports-the-pure', 'apps/web/src/index.ts', '../../../libs/ports/src/index.js'],
  ['apps-never-import-apps', 'apps/cli/src/index.ts', '../../server/src/index.js'],
  ['libs-never-import-apps', 'libs/delivery/src/index.ts', '../../../apps/server/src/index.js'],
  ['libs-through-their-index', 'apps/server/src/index.ts', '../../../libs/net/src/inner.js'],
];

describe('the dependency rules', () => {
  let tree: string;

  beforeAll(() => {
    tree = mkdtempSync(join(tmpdir(), 'wirewatch-planted-'));
    const write = (file: string, text: string): void => {
      mkdirSync(dirname(join(tree, file)), { recursive: true });
      writeFileSync(join(tree, file), text);
    };
    write('tsconfig.json', '{}');
    for (const name of ['net', 'ports', 'stories', 'topics']) {
      write(`libs/${name}/src/index.ts`, 'export {};');
    }
    write('libs/net/src/inner.ts', 'export {};');
    for (const [, file, imports] of VIOLATIONS) write(file, `import '${imports}';\nexport {};`);
  });

  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it('catch every planted violation', () => {
    const run = spawnSync(
      process.execPath,
      [
        join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
        '--config',
        join(ROOT, '.dependency-cruiser.cjs'),
        '--output-type',
        'json',
        'apps',
        'libs',
      ],
      { cwd: tree, encoding: 'utf8' },
    );
    const report = JSON.parse(run.stdout) as {
      summary: { violations: { rule: { name: string }; from: string }[] };
    };
    const caught = new Set(report.summary.violations.map(({ rule, from }) => `${rule.name} ${from}`));
    for (const [rule, file] of VIOLATIONS) expect(caught).toContain(`${rule} ${file}`);
  });
});
