import 'reflect-metadata';
import { collectProcessMetrics, createLog } from '@app/observability';
import { loadSettings, type Settings } from '@app/settings';
import { start, type Started } from './start.js';
import { startFailure } from './start-failure.js';

const log = createLog('server');

/** Longer than the workers wait for their jobs; what still hangs then will not end by itself. */
const CLOSE_PATIENCE_MS = 30_000;

/** Runs one process until a signal ends it. Gives the exit code. */
async function main(): Promise<number> {
  const stopped = signal();
  const app = await begin();
  if (app === null) return 1;
  await stopped;
  setTimeout(giveUp, CLOSE_PATIENCE_MS).unref();
  await app.close();
  return 0;
}

/** Starts, and tells the operator where to look; null where it could not, which is told too. */
async function begin(): Promise<Started['app'] | null> {
  let settings: Settings | null = null;
  try {
    settings = loadSettings();
    collectProcessMetrics();
    const { app, lines } = await start(settings);
    for (const line of lines) console.log(line);
    log.info({}, `started as ${settings.roles.join(', ')}`);
    return app;
  } catch (error) {
    console.error(`Wirewatch could not start. ${startFailure(error, settings)}`);
    return null;
  }
}

/** Ends the process in the middle of closing; the next start recovers what was left. */
function giveUp(): void {
  log.error({ durationMs: CLOSE_PATIENCE_MS }, 'closing did not end: stopped in the middle of it');
  process.exit(1);
}

/** Resolves at the first SIGINT or SIGTERM; a second one does not interrupt the closing. */
function signal(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => resolve());
  });
}

main().then(
  // Nothing that was left open may keep a process that has ended.
  (code) => process.exit(code),
  (error: unknown) => {
    log.error({ err: error }, 'closing failed');
    process.exit(1);
  },
);
