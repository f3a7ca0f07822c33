// Written so that a Node which is too old can read it, and is told so.
import { requireNode } from './node-version.mjs';

/**
 * Installs and builds what is missing. Where that fails it says in a sentence what to do, and the process ends with 1.
 * @param {readonly import('./build-target.mjs').Target[]} targets none: packages alone are installed
 * @param {(line: string) => void} say
 * @returns {Promise<string | null>} the file of the first target; null where there is none, or it failed
 */
export function makeReady(targets, say) {
  requireNode();
  return import('./prepare.mjs').then(function (tools) {
    return tools.prepare(targets, say).catch(function (error) {
      console.error(tools.explain(error));
      process.exitCode = 1;
      return null;
    });
  });
}

/** Does the same, then runs the program of the first target in this process: Ctrl-C reaches it and nothing else. */
export function runWhenReady(targets, say) {
  makeReady(targets, say).then(function (main) {
    if (main === null) return;
    return import('node:url').then(function (url) {
      return import(url.pathToFileURL(main).href);
    });
  });
}
