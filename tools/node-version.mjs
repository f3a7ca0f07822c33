/**
 * Ends the process with one line where Node is too old for what comes next. Written so
 * that such a Node can read it, too.
 */
export function requireNode() {
  const parts = process.versions.node.split('.').map(Number);
  if (parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19)) return;
  console.error(
    'Wirewatch needs Node 20.19 or newer, and this is Node ' +
      process.versions.node +
      '. Install a newer one from https://nodejs.org and start again.',
  );
  process.exit(1);
}
