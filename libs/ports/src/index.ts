/** The abstract classes (injection tokens) through which the rest reaches storage and queues. */
export * from './accounts.port.js';
export * from './alarms.port.js';
export * from './alerts.port.js';
export * from './desk.port.js';
export * from './embargoes.port.js';
export * from './feeds.port.js';
export * from './hosts.port.js';
export * from './hubs.port.js';
export * from './queue.port.js';
export * from './rules.port.js';
export * from './stories.port.js';
export * from './tags.port.js';
export * from './threads.port.js';
export * from './alert-policy.js';
export * from './trace.port.js';
