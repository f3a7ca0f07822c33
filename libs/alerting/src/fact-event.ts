import type { AlertNote, Kind } from '@app/contracts';
import type { AlertCause, ToldVersion } from '@app/ports';
import { sourcesOf } from './sources.js';
import { checksWords, NONE_STANDS, stillWords, withdrewWords } from './standing-words.js';
import { familyOf, reportOf, rootOf } from './thread-reports.js';
import { nothing, type Event, type Nothing } from './telling.js';

const DAY_MS = 86_400_000;
/** So long a wire's correction, hold, release or kill is told to those whose alert showed the story. */
const REMEMBERED_MS = 90 * DAY_MS;

/** The kinds that are facts about one story. */
export type FactKind = Extract<Kind, 'correction' | 'hold' | 'release' | 'kill'>;

/** Whether a kind is a fact about one story, not one more report of an event. */
export const isFact = (kind: Kind): kind is FactKind => kind !== 'new' && kind !== 'update';

/**
 * What a correction, hold, release or kill is to who was told of its thread: something only where an alert of theirs
 * showed the story that it speaks of, or a copy.
 * @param versions that they were told, oldest first
 */
export function factEvent(
  cause: AlertCause,
  kind: FactKind,
  versions: readonly ToldVersion[],
  now: Date,
): Event | Nothing {
  const wrong = versionsShowing(cause, versions, now);
  if (wrong.length === 0) return nothing(`${kind}: never shown the story`);
  const state = lastState(cause, versions);
  if (kind === 'release' && state !== 'hold' && state !== 'kill') {
    return nothing('release: never told that it was held or withdrawn');
  }
  if (kind !== 'correction' && kind === state) return nothing(`${kind}: told already`);
  return {
    row: kind,
    kind,
    showsStoryId: shownBy(cause, kind),
    note: { ...toldNote(wrong), ...standingNote(cause, kind) },
    wrong,
    why: kind,
  };
}

/** Of a story that is held or withdrawn the first report that stands; of a corrected one the right words. */
function shownBy(cause: AlertCause, kind: FactKind): string {
  if (kind === 'correction') return cause.storyId;
  const [first] = kind === 'release' ? [] : sourcesOf(cause.reports);
  return first?.storyId ?? cause.aboutStoryId;
}

/** The versions that showed the story that a fact speaks of, or a copy of it. */
export function versionsShowing(
  { aboutStoryId, reports }: AlertCause,
  versions: readonly ToldVersion[],
  now: Date,
): ToldVersion[] {
  const family = familyOf(aboutStoryId, reports);
  return versions.filter(
    ({ storyId, at }) => family.has(storyId) && now.getTime() - Date.parse(at) <= REMEMBERED_MS,
  );
}

/**
 * Whether a person was told last that the story, or the text it is a copy of, is held, withdrawn or neither. A
 * correction ends a hold.
 */
function lastState(
  { aboutStoryId, reports }: AlertCause,
  versions: readonly ToldVersion[],
): Kind | undefined {
  const rootId = (storyId: string) => {
    const report = reportOf(storyId, reports);
    return report === undefined ? storyId : rootOf(report, reports).storyId;
  };
  const facts = versions
    .filter((told) => isFact(told.kind) && rootId(told.aboutStoryId) === rootId(aboutStoryId))
    .map(({ kind }) => kind);
  return facts.findLast((kind, at) => kind !== 'correction' || facts[at - 1] === 'hold');
}

/** When they were told, and in which words: the last time that it came by itself. */
function toldNote(wrong: readonly ToldVersion[]): AlertNote {
  const said = wrong.filter(({ kind }) => kind !== 'hold' && kind !== 'kill');
  const told = said.findLast(({ alerted }) => alerted) ?? said.at(-1) ?? wrong.at(-1);
  return told === undefined ? {} : { told: { at: told.at, title: told.title } };
}

function standingNote({ aboutStoryId, reports }: AlertCause, kind: FactKind): AlertNote {
  if (kind === 'correction' || kind === 'release') return {};
  const own = reportOf(aboutStoryId, reports)?.reporter;
  const sources = sourcesOf(reports).map(({ wire }) => wire);
  if (kind === 'kill' && sources.length === 0) return { standing: NONE_STANDS };
  const wire = own ?? 'The wire';
  const others = sources.filter((each) => each !== own);
  const words = [
    kind === 'hold' ? checksWords([wire]) : withdrawalWords(wire, others.length < sources.length),
    ...(others.length > 0 ? [stillWords(others)] : []),
  ];
  return { standing: words.join('. ') };
}

/** A wire may take back one report of an event and stand by another. */
const withdrawalWords = (wire: string, hasAnother: boolean): string =>
  hasAnother ? `${wire} has withdrawn one of its reports and stands by another` : withdrewWords([wire]);
