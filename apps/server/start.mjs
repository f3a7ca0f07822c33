// `npm start`: installs and builds what is missing, then runs the server in this process,
// so that Ctrl-C reaches it and nothing else.
import { requireNode } from '../../tools/node-version.mjs';

requireNode();
import('../../tools/prepare.mjs').then(function (tools) {
  return tools.prepare(['server', 'web'], console.log).then(
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
