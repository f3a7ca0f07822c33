/** Logs with fixed keys, named metrics, health. */
export * from './health.js';
export * from './log.js';
export * from './metrics.js';
