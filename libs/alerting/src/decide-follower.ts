import type { Kind } from '@app/contracts';
import type { AlertDecision, Follower, MatchedStory } from '@app/ports';

/** The kinds that take something back or put it right: nothing to say to who was never told. */
const RETRACTIONS: ReadonlySet<Kind> = new Set(['hold', 'release', 'kill']);

/**
 * Decides what one matched story version is to one follower.
 * @returns the alert version to write, or null where this person hears nothing
 */
export function decideFollower(matched: MatchedStory, follower: Follower): AlertDecision | null {
  return follower.told === null ? decideFirst(matched, follower) : decideNext(matched, follower);
}

/** The thread is new to this person. */
function decideFirst(matched: MatchedStory, follower: Follower): AlertDecision | null {
  if (!matched.alertable || RETRACTIONS.has(matched.kind)) return null;
  // A story that no wire is known of is one source all the same.
  const sources = Math.max(1, matched.standing.length);
  const satisfied = follower.rules.filter((rule) => sources >= rule.settings.minimumWires);
  if (satisfied.length === 0) return null;
  return decision(follower, 'new', 'new thread');
}

/**
 * The person was told of the thread: whatever comes after goes on, in place, whatever its date.
 * A further report that fills the archive is none of it.
 */
function decideNext(matched: MatchedStory, follower: Follower): AlertDecision | null {
  const isFurtherReport = matched.version === 1 && matched.kind === 'new';
  if (isFurtherReport && !matched.alertable) return null;
  const kind = matched.kind === 'new' ? 'update' : matched.kind;
  return decision(follower, kind, `${kind} of a told thread`);
}

function decision(follower: Follower, kind: Kind, reason: string): AlertDecision {
  return {
    personId: follower.personId,
    kind,
    rules: follower.rules.map(({ id, name }) => ({ id, name })),
    channels: follower.channels,
    reason,
  };
}
