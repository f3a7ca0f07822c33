// Adds up jest's reports and the static checks; the last line is the gate's verdict.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, reports, checks] = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const report of reports.split(',')) {
  const file = join(folder, report);
  if (!existsSync(file)) {
    console.error(`${report}: the run ended without a report`);
    failed += 1;
    continue;
  }
  const result = JSON.parse(readFileSync(file, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  for (const suite of result.testResults) {
    for (const test of suite.assertionResults) {
      if (test.status === 'failed') console.error(`failed: ${test.fullName}`);
      if (test.status === 'pending') console.error(`skipped: ${test.fullName}`);
    }
  }
}
for (const check of checks.split(',')) {
  if (existsSync(join(folder, `${check}.ok`))) passed += 1;
  else {
    console.error(`failed: npm run check:${check}`);
    failed += 1;
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
