/** Stage: an item becomes a story, known again wherever it comes from. */
export { canonicalLink } from './identity/canonical-link.js';
export { toKeepRequest } from './keep/to-keep-request.js';
export type { Poll } from './keep/to-keep-request.js';
