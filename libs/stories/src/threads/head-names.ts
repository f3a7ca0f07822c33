import { isWithinCountry } from '../names/find-places.js';
import type { StoryFeatures } from './story-features.js';
import { NAME, type TermTable } from './term-table.js';

/** One name of a story's head: its terms in the table as a name and as a word, and how much it tells. */
export interface HeadName {
  readonly numbers: readonly (number | null)[];
  readonly rarity: number;
  /** A city or region: says where in a country. */
  readonly local: boolean;
}

/** The names of headline and first sentences, as the table knows them. */
export function toHeads({ heads }: StoryFeatures, table: TermTable): HeadName[] {
  return [...heads].map(([name, word]) => ({
    numbers: [table.numberOf(NAME + name), table.numberOf(word)],
    rarity: table.rarity(table.numberOf(word)),
    local: isWithinCountry(name),
  }));
}

/** What a story or a thread is about, by its heads, and every term that it mentions. */
export interface HeadSide {
  readonly heads: readonly HeadName[];
  /** Of these the names that most of a thread's stories have: {@link coreNames}. All of a single story. */
  readonly core: readonly HeadName[];
  readonly mentioned: ReadonlySet<number>;
  readonly stories: number;
}

/** Stories from which on a thread shows whom it is about, and the share of them whose heads have a name of its core. */
const CORE = { stories: 3, share: 0.7 };

/** Whom and where a thread is about: the names in the heads of most of its stories; none where these are few. */
export function coreNames(stories: readonly (readonly HeadName[])[]): HeadName[] {
  if (stories.length < CORE.stories) return [];
  const uses = new Map<string, { name: HeadName; count: number }>();
  for (const name of stories.flat()) {
    const key = name.numbers.join();
    uses.set(key, { name, count: (uses.get(key)?.count ?? 0) + 1 });
  }
  return [...uses.values()]
    .filter(({ count }) => count >= CORE.share * stories.length)
    .map(({ name }) => name);
}

/** The part of its likeness that a story loses which happens in another city or region. */
const ELSEWHERE = 0.5;
/** What a head without a name would tell, in the measure of rarity. */
const HEAD_DOUBT = 3;
/** The same of a story beside the core of a thread. */
const CORE_DOUBT = 1;

/** How far a report's head is all there is, and how far it has a text that would mention others; 0 to 1. */
export interface ReportLength {
  readonly headCounts: number;
  readonly textCounts: number;
}

/**
 * How much both sides are about others, 0 to 1: they are in cities that the other doesn't mention, or, in a short
 * report, the share of one head that the other side never mentions, in a longer one that of the core of a thread,
 * whichever side's is less. Two visits of one minister share most words but where, two arrests in one team most but
 * who.
 */
export function contradiction(
  own: HeadSide,
  theirs: HeadSide,
  { headCounts, textCounts }: ReportLength,
): number {
  const elsewhere =
    onlyElsewhere(own.heads, theirs.mentioned) && onlyElsewhere(theirs.heads, own.mentioned) ? ELSEWHERE : 0;
  const lost = Math.min(
    lostShare(own.heads, theirs.mentioned, HEAD_DOUBT * own.stories),
    lostShare(theirs.heads, own.mentioned, HEAD_DOUBT * theirs.stories),
  );
  const others = Math.min(
    lostShare(own.core, theirs.mentioned, CORE_DOUBT),
    lostShare(theirs.core, own.mentioned, 0),
  );
  return Math.max(elsewhere, headCounts * lost, textCounts * others);
}

/** Whether heads name cities or regions of which none is mentioned. */
function onlyElsewhere(heads: readonly HeadName[], mentioned: ReadonlySet<number>): boolean {
  const local = heads.filter((head) => head.local);
  return local.length > 0 && !local.some((head) => isMentioned(head, mentioned));
}

const isMentioned = ({ numbers }: HeadName, mentioned: ReadonlySet<number>) =>
  numbers.some((number) => number !== null && mentioned.has(number));

/**
 * How much of what names tell isn't mentioned; 0 of none.
 * @param doubt what else there would be to tell: a single name of a single story isn't all
 */
function lostShare(heads: readonly HeadName[], mentioned: ReadonlySet<number>, doubt: number): number {
  let [all, lost] = [doubt, 0];
  for (const head of heads) {
    all += head.rarity;
    if (!isMentioned(head, mentioned)) lost += head.rarity;
  }
  return lost === 0 ? 0 : lost / all;
}
