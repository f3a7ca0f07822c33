/** Stage: an item becomes a story, known again wherever it comes from. */
export { canonicalLink } from './identity/canonical-link.js';
export { toKeepRequest } from './keep/to-keep-request.js';
export type { Poll } from './keep/to-keep-request.js';
export type { WireConventions } from './conventions/compile-tags.js';
export { parseConventions } from './conventions/conventions.schema.js';
export { readHeadline } from './conventions/read-headline.js';
export type { HeadlineFields, ReadHeadline } from './conventions/read-headline.js';
export { readCredits } from './credits/read-credits.js';
export type { CreditedText, Credits } from './credits/read-credits.js';
export { readWireText } from './read-wire-text.js';
export type { ReadWireText, WireText } from './read-wire-text.js';
export { ThreadIndex } from './threads/thread-index.js';
export type { JoinReason, Placement, ThreadSettings } from './threads/thread-index.js';
export type { ThreadStory } from './threads/story-features.js';
export { threadStories } from './threads/thread-stories.js';
export { findTarget } from './notices/find-target.js';
export type { Notice, Target, TargetCandidate, TargetSign } from './notices/find-target.js';
export { readNotice } from './notices/read-notice.js';
