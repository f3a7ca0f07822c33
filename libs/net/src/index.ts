/** Outbound HTTP that cannot reach private addresses. */
export { AddressPolicy } from './address-policy.js';
export type { Resolve } from './address-book.js';
export type { OutboundLimits } from './exchange.js';
export type { OutboundFailure, OutboundFailureCode } from './failure-words.js';
export { OutboundHttp } from './outbound-http.js';
export type { OutboundOptions, OutboundRequest, OutboundResponse } from './outbound-http.js';
export { userAgentOf } from './user-agent.js';
