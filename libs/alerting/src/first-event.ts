import type { AlertCause } from '@app/ports';
import { spanNote } from './span-note.js';
import { sourcesOf } from './sources.js';
import { standingReports } from './thread-reports.js';
import { nothing, ownReport, type AskingRule, type Event, type Nothing } from './telling.js';

/**
 * What a story version is to who was not told of its thread.
 * @param rules that matched and count; the first that is satisfied raises the alert
 */
export function firstEvent(cause: AlertCause, rules: readonly AskingRule[]): Event | Nothing {
  const { kind, reports, storyId, aboutStoryId } = cause;
  if (rules.length === 0) return nothing('no rule matches');
  if (kind === 'hold' || kind === 'kill') return nothing(`${kind}: never told of it`);
  if (storyId !== aboutStoryId) return nothing('notice about another story: never told of it');
  // The text that is put right or stood by again may be the first that could be told.
  if ((kind === 'correction' || kind === 'release') && rules.every(({ matchedBefore }) => matchedBefore)) {
    return nothing(`${kind}: never told of it, and its old version matched as well`);
  }
  if (cause.revision !== null && rules.every(({ matchedBefore }) => matchedBefore)) {
    return nothing(`${cause.revision}: never pushed`);
  }
  if (!cause.alertable) return nothing('fills the archive');
  const own = ownReport(cause);
  if (own !== undefined && !standingReports(reports).includes(own)) {
    return nothing('held or withdrawn before anyone was told');
  }
  const sources = sourcesOf(reports).length;
  const raising = rules.find(({ settings }) => settings.unconfirmed || sources >= settings.minimumWires);
  if (raising === undefined) {
    return nothing(`waits for corroboration: ${sources} of ${sourcesNeeded(rules)} independent wires`);
  }
  return {
    row: 'new',
    kind: 'new',
    showsStoryId: storyId,
    note: spanNote(own, reports),
    wrong: [],
    why: `new, ${cause.priority}`,
  };
}

/** The independent sources that the least demanding of the rules asks for; 1 where there is none any more. */
export function sourcesNeeded(rules: readonly AskingRule[]): number {
  return rules.length === 0 ? 1 : Math.min(...rules.map(({ settings }) => settings.minimumWires));
}
