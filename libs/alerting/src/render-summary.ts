import { type FoldInto, PRIORITIES, type Preferences } from '@app/contracts';
import type { Summary, WaitingAlert } from '@app/ports';
import { quietTime } from './quiet-time.js';

/** Which alerts are folded together. */
export interface SummaryGroup {
  readonly into: FoldInto;
  /** The title of the feed that was out of reach; null for other summaries. */
  readonly feed: string | null;
}

/**
 * Makes one summary of the alerts that waited for it, each in its last version. What was held or withdrawn before
 * anyone was disturbed by it is left out.
 * @returns null where nothing is left to tell
 */
export function renderSummary(
  { into, feed }: SummaryGroup,
  waiting: readonly WaitingAlert[],
  preferences: Preferences,
  now: Date,
): Summary | null {
  const items = waiting.filter(isToTell).toSorted(inOrder);
  // What only heads a summary was sent by itself before.
  if (items.every(({ heads }) => heads)) return null;
  // A spent budget was the wish for no more sounds.
  const sound = into !== 'budget' && quietTime(preferences, now) === null;
  return { into, feed, items, sound };
}

const isToTell = ({ heads, kind, standing }: WaitingAlert) =>
  heads || standing.length > 0 || (kind !== 'hold' && kind !== 'kill');

const rank = ({ kind, heads, priority }: WaitingAlert) =>
  heads || kind === 'correction' ? -1 : PRIORITIES.indexOf(priority);

const inOrder = (a: WaitingAlert, b: WaitingAlert) =>
  rank(a) - rank(b) || Date.parse(b.at) - Date.parse(a.at);
