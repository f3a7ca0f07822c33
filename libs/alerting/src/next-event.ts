import { PRIORITIES, type Confidence, type Priority } from '@app/contracts';
import type { AlertCause, ToldVersion } from '@app/ports';
import { confidenceOf } from './confidence.js';
import { sourcesNeeded } from './first-event.js';
import { listWires } from './list-wires.js';
import { sourcesOf } from './sources.js';
import { spanNote } from './span-note.js';
import { materialChange } from './stages/material-change.js';
import { standingReports } from './thread-reports.js';
import { nothing, ownReport, type AskingRule, type Event, type Nothing, type Row } from './telling.js';
import { factsAmong, toldFacts } from './told-facts.js';

/**
 * What a report, or a later version of one, is to who was told of its thread: it goes on in place.
 * @param versions that they were told, oldest first
 * @param rules by which they follow it
 */
export function nextEvent(
  cause: AlertCause,
  versions: readonly ToldVersion[],
  rules: readonly AskingRule[],
): Event | Nothing {
  const { revision, priority, reports } = cause;
  if (revision === 'repeat') return nothing('repeat: never shown as an update');
  // A later version of what they were shown goes on, whatever its date; what fills the archive is no news to them.
  const wasShown = versions.some(({ storyId }) => storyId === cause.storyId);
  if (!cause.alertable && !wasShown) return nothing('fills the archive');
  const own = ownReport(cause);
  if (own !== undefined && !standingReports(reports).includes(own)) return nothing('held or withdrawn');
  const event = (row: Row, why: string, change?: string): Event => ({
    row,
    kind: 'update',
    showsStoryId: cause.storyId,
    note: change === undefined ? spanNote(own, reports) : { change },
    wrong: [],
    why,
  });
  if (revision === 'refile') return event('page', 'refile: never pushed');
  if (own !== undefined && own.copyOf !== null) return event('page', 'copy of a text that was told');
  const change = confirmation(cause, versions, rules) ?? changeOf(cause, versions);
  if (rises(priority, versions)) return event('rise', `priority rises to ${priority}`, change);
  return change === undefined ? event('other', 'other update') : event('material', change, change);
}

/** Another report makes sure what was told as not sure, or tells anew what was withdrawn. */
function confirmation(
  { reports }: AlertCause,
  versions: readonly ToldVersion[],
  rules: readonly AskingRule[],
): string | undefined {
  const last = versions.at(-1);
  const isSure = (confidence: Confidence) => confidence !== 'unconfirmed' && confidence !== 'withdrawn';
  if (last === undefined || isSure(last.confidence)) return undefined;
  if (!isSure(confidenceOf(reports, sourcesNeeded(rules)))) return undefined;
  const wasTakenBack = last.kind === 'hold' || last.confidence === 'withdrawn';
  const wires = listWires(sourcesOf(reports).map(({ wire }) => wire));
  return `${wasTakenBack ? 'now reported' : 'confirmed'} by ${wires}`;
}

function changeOf(cause: AlertCause, versions: readonly ToldVersion[]): string | undefined {
  const own = ownReport(cause);
  if (own === undefined) return undefined;
  const { reports } = cause;
  return materialChange(toldFacts(versions, reports), factsAmong(own, reports))?.words;
}

/** More pressing than all that was told. */
function rises(priority: Priority, versions: readonly ToldVersion[]): boolean {
  return versions.every((told) => PRIORITIES.indexOf(priority) < PRIORITIES.indexOf(told.priority));
}
