/** Rules at work: checked and saved, kept in step with the database, held against stories. */
export * from './live-rules.js';
export * from './rule-desk.js';
