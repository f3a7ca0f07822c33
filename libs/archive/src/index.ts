/** The rule language over stored stories: search and backtest. */
export * from './archive.js';
