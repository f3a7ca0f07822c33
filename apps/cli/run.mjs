// `npm run --silent wirewatch -- COMMAND`: builds the commands where they are out of date,
// which is told on stderr, and runs one in this process.
import { requireNode } from '../../tools/node-version.mjs';

requireNode();
import('../../tools/prepare.mjs').then(function (tools) {
  return tools.prepare(['cli'], console.error).then(
    function (main) {
      return import('node:url').then(function (url) {
        return import(url.pathToFileURL(main).href);
      });
    },
    function (error) {
      console.error(tools.explain(error));
      process.exitCode = 1;
    },
  );
});
