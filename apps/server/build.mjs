// `npm run build`: installs and builds all of it, and runs nothing.
import { requireNode } from '../../tools/node-version.mjs';

requireNode();
import('../../tools/prepare.mjs').then(function (tools) {
  return tools.prepare(['server', 'web', 'cli'], console.log).catch(function (error) {
    console.error(tools.explain(error));
    process.exitCode = 1;
  });
});
