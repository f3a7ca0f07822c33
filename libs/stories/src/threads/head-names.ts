import { isWithinCountry } from '../names/find-places.js';
import type { StoryFeatures } from './story-features.js';
import { NAME } from './story-vector.js';
import type { TermTable } from './term-table.js';

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
  readonly mentioned: ReadonlySet<number>;
  readonly stories: number;
}

/** The part of its likeness that a story loses which happens in another city or region. */
const ELSEWHERE = 0.5;
/** What a head without a name would tell, in the measure of rarity. */
const HEAD_DOUBT = 3;

/**
 * How much both sides are about others, 0 to 1: they are in cities that the other doesn't mention, or, in a short
 * report, the share of one head that the other side never mentions, whichever side's is less. Two visits of one
 * minister share most words but where.
 * @param headCounts how far the report is so short that its head is all there is, 0 to 1
 */
export function contradiction(own: HeadSide, theirs: HeadSide, headCounts: number): number {
  const elsewhere =
    onlyElsewhere(own.heads, theirs.mentioned) && onlyElsewhere(theirs.heads, own.mentioned) ? ELSEWHERE : 0;
  if (headCounts === 0) return elsewhere;
  const lost = Math.min(
    lostShare(own.heads, theirs.mentioned, own.stories),
    lostShare(theirs.heads, own.mentioned, theirs.stories),
  );
  return Math.max(elsewhere, headCounts * lost);
}

/** Whether heads name cities or regions of which none is mentioned. */
function onlyElsewhere(heads: readonly HeadName[], mentioned: ReadonlySet<number>): boolean {
  const local = heads.filter((head) => head.local);
  return local.length > 0 && !local.some((head) => isMentioned(head, mentioned));
}

const isMentioned = ({ numbers }: HeadName, mentioned: ReadonlySet<number>) =>
  numbers.some((number) => number !== null && mentioned.has(number));

/** How much of what heads tell isn't mentioned; a single name of a single story isn't all there is. */
function lostShare(heads: readonly HeadName[], mentioned: ReadonlySet<number>, stories: number): number {
  let [all, lost] = [HEAD_DOUBT * stories, 0];
  for (const head of heads) {
    all += head.rarity;
    if (!isMentioned(head, mentioned)) lost += head.rarity;
  }
  return lost / all;
}
