/** The words, shapes, jobs, events and errors that every part of Wirewatch shares. Imports nothing else of ours. */
export * from './api/index.js';
export * from './domain/index.js';
export * from './errors.js';
export * from './jobs.js';
export * from './live.js';
export * from './push.js';
