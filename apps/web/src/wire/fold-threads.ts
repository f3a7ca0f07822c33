import { PRIORITIES, type Confidence } from '@app/contracts';
import type { ShownEntry } from './filter-wire.js';
import { threadOf } from './wire-state.js';
import type { StoryEntry } from './wire-state.js';

/** A row of the desk's list: a thread by what moved it last, one of its other reports below it, or a divider. */
export interface DeskRow {
  readonly id: string;
  readonly shown: ShownEntry;
  /** Wires that report the thread, the first first. */
  readonly wires: readonly string[];
  /** How sure the event is, as the last of its stories to come says; null where none does, and in rows below. */
  readonly confidence: Confidence | null;
  /** The other rows of its thread, newest first; empty in those themselves. */
  readonly others: readonly ShownEntry[];
  readonly open: boolean;
  /** Whether it stands below the row of its thread. */
  readonly below: boolean;
}

type ShownStory = ShownEntry & { readonly entry: StoryEntry };

/**
 * One row a thread, newest first: a further wire's report of what is known stays in the row that is there, so that
 * a flash is seen once, whatever the number of wires that carry it. What moves the event moves its row up.
 * @param open threads whose other rows are shown below
 */
export function foldThreads(rows: readonly ShownEntry[], open: ReadonlySet<string>): readonly DeskRow[] {
  const groups = new Map<string, ShownStory[]>();
  for (const row of rows) {
    if (!isStory(row)) continue;
    const thread = threadOf(row.entry.story);
    const group = groups.get(thread);
    if (group === undefined) groups.set(thread, [row]);
    else group.push(row);
  }
  return rows.flatMap((row): DeskRow[] => {
    if (!isStory(row)) return [plain(row)];
    const thread = threadOf(row.entry.story);
    const group = groups.get(thread) ?? [row];
    if (mover(group) !== row) return [];
    const others = group.filter((other) => other !== row);
    const isOpen = others.length > 0 && open.has(thread);
    const confidence = group.find(({ entry }) => entry.story.confidence)?.entry.story.confidence ?? null;
    const head = { ...plain(row), wires: wiresOf(group), confidence, others, open: isOpen };
    return isOpen ? [head, ...others.map((other) => ({ ...plain(other), below: true }))] : [head];
  });
}

/** The row that stands for a selected one: itself, or that of its thread where it is folded in. */
export function rowFor(rows: readonly DeskRow[], key: string | null): string | null {
  if (key === null || rows.some(({ id }) => id === key)) return key;
  return rows.find(({ others }) => others.some(({ id }) => id === key))?.id ?? null;
}

const isStory = (row: ShownEntry): row is ShownStory => row.entry.kind === 'story';

const plain = (shown: ShownEntry): DeskRow => ({
  id: shown.id,
  shown,
  wires: shown.entry.kind === 'story' ? [shown.entry.story.reporter] : [],
  confidence: null,
  others: [],
  open: false,
  below: false,
});

/** What moved a thread last: its first report, a later version or another kind, or a more pressing report. */
function mover(newestFirst: readonly ShownStory[]): ShownStory | undefined {
  let pressing: number = PRIORITIES.length;
  let last: ShownStory | undefined;
  for (const row of [...newestFirst].reverse()) {
    const { story } = row.entry;
    const level = PRIORITIES.indexOf(story.priority);
    if (last === undefined || story.version > 1 || story.kind !== 'new' || level < pressing) last = row;
    pressing = Math.min(pressing, level);
  }
  return last;
}

function wiresOf(newestFirst: readonly ShownStory[]): readonly string[] {
  const reports = newestFirst.map(({ entry }) => entry.story).filter(({ about }) => about === null);
  const first = [...reports].sort((a, b) => (a.published < b.published ? -1 : 1));
  return [...new Set(first.map(({ reporter }) => reporter))];
}
