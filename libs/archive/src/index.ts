/** The rule language over stored stories: search, backtest, and the trace of one story. */
export * from './archive.js';
export { Tracer } from './tracer.js';
export type { TraceRequest } from './tracer.js';
export { reindex } from './reindex.js';
export type { ReindexProgress } from './reindex.js';
