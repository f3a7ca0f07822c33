import type { AlertCause, ToldVersion } from '@app/ports';
import { factEvent, isFact, versionsShowing } from './fact-event.js';
import { nextEvent } from './next-event.js';
import type { AskingRule, Event, Nothing } from './telling.js';

/**
 * What a story version is to who was told of its thread.
 * @param versions that they were told, oldest first
 * @param rules by which they follow it, and those that matched the version
 */
export function toldEvent(
  cause: AlertCause,
  versions: readonly ToldVersion[],
  rules: { readonly following: readonly AskingRule[]; readonly matched: readonly AskingRule[] },
  now: Date,
): Event | Nothing {
  return isFact(cause.kind) && !isNewMatch(cause, versions, rules.matched, now)
    ? factEvent(cause, cause.kind, versions, now)
    : nextEvent(cause, versions, rules.following);
}

/**
 * A correction or release of a story that they were never shown, whose text matches where none did before, is a
 * report.
 */
function isNewMatch(
  cause: AlertCause,
  versions: readonly ToldVersion[],
  matched: readonly AskingRule[],
  now: Date,
): boolean {
  return (
    (cause.kind === 'correction' || cause.kind === 'release') &&
    cause.storyId === cause.aboutStoryId &&
    matched.some(({ matchedBefore }) => !matchedBefore) &&
    versionsShowing(cause, versions, now).length === 0
  );
}
