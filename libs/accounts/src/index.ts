/** People: who someone is, how they prove it, and how they stay signed in. */
export * from './account.desk.js';
export { SESSION_MS, SessionDesk } from './session.desk.js';
