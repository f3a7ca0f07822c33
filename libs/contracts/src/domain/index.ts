export * from './alert.js';
export * from './desk.js';
export * from './feed.js';
export * from './host.js';
export * from './person.js';
export * from './rule.js';
export * from './story.js';
export * from './stage.js';
