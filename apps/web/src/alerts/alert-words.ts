import { wireName } from '@app/contracts';
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
const who = ({ story }: ApiAlert): string => wireName(story.wires[0] ?? story.source);

/** Says what changed, not that something changed. `now` in milliseconds. */
export function alertWords({ latest, versions }: FoldedAlert, now: number): AlertWords {
  const earlier = versions.slice(0, -1);
  const { summary } = latest.story;
  switch (latest.kind) {
    case 'new':
      return { lead: '', changes: plain(summary), rest: '' };
    case 'update':
      return updateWords(latest, earlier);
    case 'correction':
      return {
        lead: `${who(latest)} corrects itself:`,
        changes: changesBetween(shownBefore(earlier, latest) ?? lastOf(earlier, latest), latest),
        rest: toldWords(latest, now),
      };
    case 'hold':
      return {
        lead: standingWords(latest) ?? `${who(latest)} asks to wait.`,
        changes: plain(summary),
        rest: sentences(toldWords(latest, now), 'We tell you when it is cleared or withdrawn.'),
      };
    case 'release':
      return {
        lead: `${who(latest)} stands by its story again.`,
        changes: plain(summary),
        rest: toldWords(latest, now),
      };
    case 'kill':
      return {
        lead: standingWords(latest) ?? 'Withdrawn. Do not use it.',
        // Where others stand by it, it is their story that is shown.
        changes: latest.standing.length > 0 ? plain(summary) : [],
        rest: toldWords(latest, now),
      };
  }
}

function updateWords(latest: ApiAlert, earlier: readonly ApiAlert[]): AlertWords {
  const before = lastOf(earlier, latest);
  const told = new Set(earlier.flatMap(({ wires }) => wires));
  const newWires = before ? latest.wires.filter((wire) => !told.has(wire)) : [];
  const joined = newWires.length > 0 ? `Now also from ${list(newWires.map(wireName))}.` : '';
  const { change } = latest.note;
  if (change !== undefined) {
    return { lead: `${capital(change)}.`, changes: changesBetween(before, latest), rest: joined };
  }
  if (joined !== '') return { lead: joined, changes: plain(latest.story.summary), rest: '' };
  return { lead: 'New:', changes: changesBetween(before, latest), rest: '' };
}

/** The last version before that showed the same story: what a wire corrects is its own report. */
function shownBefore(earlier: readonly ApiAlert[], { story }: ApiAlert): ApiAlert | undefined {
  return earlier.findLast((version) => version.story.id === story.id);
}

/** The last version before of the same alert, which goes on from there; else the last of the other one. */
function lastOf(earlier: readonly ApiAlert[], { id }: ApiAlert): ApiAlert | undefined {
  return earlier.findLast((version) => version.id === id) ?? earlier.at(-1);
}

/** Who took back and who still reports it: a sentence or two; null where the alert does not say. */
function standingWords({ note }: ApiAlert): string | null {
  return note.standing === undefined ? null : `${note.standing}.`;
}

/** What the reader was told and when, in the words of then where they are other words now. */
function toldWords({ note: { told }, story }: ApiAlert, now: number): string {
  if (told === undefined) return '';
  const at = `You were told at ${dayClock(told.at, now)}`;
  return told.title === story.title ? `${at}.` : `${at}: “${told.title}”.`;
}

const sentences = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The summary's changes, or the headline's where the summary stayed or there is none. */
function changesBetween(before: ApiAlert | undefined, latest: ApiAlert): readonly Change[] {
  if (!before) return plain(latest.story.summary);
  const field =
    latest.story.summary !== '' && before.story.summary !== latest.story.summary ? 'summary' : 'title';
  if (before.story[field] === latest.story[field]) return plain(latest.story.summary);
  const changes = diffWords(before.story[field], latest.story[field]);
  return isRewritten(changes) ? plain(latest.story[field]) : changes;
}
