import type { ApiAlert } from '../api/types.js';
import { diffWords, isRewritten } from '../changes/word-diff.js';
import type { Change } from '../changes/word-diff.js';
import { list } from '../words/count-words.js';
import { dayClock } from '../words/time-words.js';
import type { FoldedAlert } from './fold-alerts.js';

/** What an alert says below its headline. */
export interface AlertWords {
  /** Who says what, in bold; empty for a plain summary. */
  readonly lead: string;
  readonly changes: readonly Change[];
  /** What the reader was told before, or what stands. */
  readonly rest: string;
}

const plain = (text: string): readonly Change[] => (text === '' ? [] : [{ kind: 'same', text }]);
const who = (alert: ApiAlert): string =>
  list(alert.story.wires.length > 0 ? alert.story.wires : [alert.story.source]);

/** Says what changed, not that something changed. `now` in milliseconds. */
export function alertWords({ latest, versions }: FoldedAlert, now: number): AlertWords {
  const before = versions.at(-2);
  switch (latest.kind) {
    case 'new':
      return { lead: '', changes: plain(latest.story.summary), rest: '' };
    case 'update':
      return updateWords(latest, before);
    case 'correction':
      return {
        lead: `${who(latest)} corrects itself:`,
        changes: changesBetween(before, latest),
        rest: before ? `You were told at ${dayClock(before.at, now)}.` : '',
      };
    case 'hold':
      return {
        lead: `${who(latest)} asks to wait.`,
        changes: plain(latest.story.summary),
        rest: 'We tell you when it clears or withdraws it.',
      };
    case 'release':
      return { lead: `${who(latest)} clears it for use.`, changes: plain(latest.story.summary), rest: '' };
    case 'kill':
      return killWords(latest, before, now);
  }
}

function updateWords(latest: ApiAlert, before: ApiAlert | undefined): AlertWords {
  const newWires = before ? latest.wires.filter((wire) => !before.wires.includes(wire)) : [];
  if (newWires.length > 0) {
    return { lead: `Now also from ${list(newWires)}.`, changes: plain(latest.story.summary), rest: '' };
  }
  return { lead: 'New:', changes: changesBetween(before, latest), rest: '' };
}

function killWords(latest: ApiAlert, before: ApiAlert | undefined, now: number): AlertWords {
  const told = before ? `You were told at ${dayClock(before.at, now)}.` : '';
  const standing =
    latest.standing.length > 0
      ? `${list(latest.standing)} still ${latest.standing.length === 1 ? 'reports' : 'report'} it.`
      : '';
  return {
    lead:
      latest.standing.length > 0
        ? `${who(latest)} withdrew this story.`
        : `${who(latest)} withdrew this story. Do not use it.`,
    changes: [],
    rest: [standing, told].filter((sentence) => sentence !== '').join(' '),
  };
}

/** The summary's changes, or the headline's where the summary stayed or there is none. */
function changesBetween(before: ApiAlert | undefined, latest: ApiAlert): readonly Change[] {
  if (!before) return plain(latest.story.summary);
  const field =
    latest.story.summary !== '' && before.story.summary !== latest.story.summary ? 'summary' : 'title';
  if (before.story[field] === latest.story[field]) return plain(latest.story.summary);
  const changes = diffWords(before.story[field], latest.story[field]);
  return isRewritten(changes) ? plain(latest.story[field]) : changes;
}
