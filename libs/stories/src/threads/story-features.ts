import { cutWords, stemsOf, type Word } from '@app/text';
import { placeOfWord } from '../names/find-places.js';
import { nameKey } from '../names/name-key.js';
import { readExactFacts, type ExactFacts } from './exact-facts.js';
import { sketchText, type TextSketch } from './near-copy.js';
import { STOP_WORDS } from './stop-words.js';

/** A story as the threads see it. Times are ISO 8601 UTC. */
export interface ThreadStory {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Without boilerplate: the credit line of an outlet would make all its stories alike. */
  readonly body: string;
  /** BCP 47 code, empty where unknown. */
  readonly language: string;
  readonly published: string;
}

/** How often each term stands in a story, weighted by where it stands and what it is. */
export interface StoryFeatures {
  /** Every word that says something, by its stem. */
  readonly words: ReadonlyMap<string, number>;
  /** Names and numbers alone: who, where and how many. */
  readonly names: ReadonlyMap<string, NameUse>;
  /** The names of headline and first sentences: whom and where it is about, with the word of each. */
  readonly heads: ReadonlyMap<string, string>;
  /** The days and figures of headline and first sentences. */
  readonly facts: ExactFacts;
  /** By which copies are known. */
  readonly sketch: TextSketch;
}

/** A name or number: how much it counts, and the word whose rarity is its own. */
export interface NameUse {
  readonly weight: number;
  readonly word: string;
}

/** Words of summary and body that are read: what follows is background. */
const WORDS_READ = 600;
/** Letters in which these are found: no language's words are longer on average. */
const LETTERS_READ = 6_000;
/** The first sentences say what happened. */
const LEAD_WORDS = 60;
/** From this many words on a text is known by itself: outlets print it under headlines of their own. */
const TEXT_WORDS = 40;
/** How much more a word counts than one of the body. */
const WEIGHT = { title: 3, lead: 1.7, body: 1, name: 1.5, number: 2.5 };

interface PlacedWord {
  readonly word: Word;
  readonly weight: number;
  readonly capital: boolean;
  /** A capital that a sentence's begin gives to any word. */
  readonly first: boolean;
  readonly inTitle: boolean;
}

/** Reads what a story is about: its words, and who, where and how many. */
export function readFeatures(story: Omit<ThreadStory, 'id' | 'published'>): StoryFeatures {
  const placed = placeWords(story);
  const uses = countUses(placed);
  const words = new Map<string, number>();
  const names = new Map<string, NameUse>();
  for (const { word, weight, capital, first } of placed) {
    if (word.folded.length < 2 && !word.unspaced) continue;
    if (STOP_WORDS.has(word.folded)) continue;
    const [small, capitals] = uses.get(word.folded)!;
    const number = /^\p{N}/u.test(word.folded);
    const name = capital && small === 0 && (!first || capitals > 1);
    const term = stemsOf(word, story.language)[0] ?? word.folded;
    add(words, term, weight * (name ? WEIGHT.name : number ? WEIGHT.number : 1));
    if (!name && !number) continue;
    const key = nameKey(word.folded);
    names.set(key, { weight: weight + (names.get(key)?.weight ?? 0), word: term });
  }
  return {
    words,
    names,
    heads: readHeads(placed, uses, story.language),
    facts: readExactFacts(
      story,
      placed.filter(({ weight }) => weight !== WEIGHT.body).map(({ word }) => word),
      story.language,
    ),
    sketch: sketchText(sketchedWords(placed)),
  };
}

/** The words by which a copy is known: the text, with the headline where there is hardly more. */
function sketchedWords(placed: readonly PlacedWord[]): string[] {
  const text = placed.filter(({ inTitle }) => !inTitle);
  return (text.length >= TEXT_WORDS ? text : placed).map(({ word }) => word.folded);
}

function placeWords(story: Pick<ThreadStory, 'title' | 'summary' | 'body'>): PlacedWord[] {
  const placed: PlacedWord[] = [];
  let read = 0;
  for (const field of ['title', 'summary', 'body'] as const) {
    let end = 0;
    const text = field === 'title' ? story.title : story[field].slice(0, LETTERS_READ);
    for (const word of cutWords(text)) {
      if (word.places > 1) continue;
      if (field !== 'title' && ++read > WORDS_READ) break;
      const weight = field === 'title' ? WEIGHT.title : read <= LEAD_WORDS ? WEIGHT.lead : WEIGHT.body;
      const capital = isCapital(word.exact);
      // Asked of capitals alone: it is slow.
      const first =
        capital &&
        (word.start === 0 || SENTENCE_START.test(text.slice(Math.max(end, word.start - 4), word.start)));
      placed.push({ word, weight, capital, first, inTitle: field === 'title' });
      end = word.end;
    }
  }
  return placed;
}

/** From this share of capitals on, a headline gives every word one. */
const EVERY_CAPITAL = 0.7;

/** Names of headline and lead; where capitals say nothing, only those that have one elsewhere too. */
function readHeads(
  placed: readonly PlacedWord[],
  uses: ReadonlyMap<string, readonly [number, number]>,
  language: string,
): Map<string, string> {
  const heads = new Map<string, string>();
  const title = placed.filter(({ word, inTitle }) => inTitle && !STOP_WORDS.has(word.folded));
  const capitals = title.filter(({ capital }) => capital).length;
  const everyCapital = title.length > 3 && capitals > title.length * EVERY_CAPITAL;
  for (const { word, weight, capital, first, inTitle } of placed) {
    if (weight === WEIGHT.body) break;
    if (!capital || word.folded.length < 2 || STOP_WORDS.has(word.folded)) continue;
    const [small, capitals] = uses.get(word.folded)!;
    if (small > 0 || ((first || (everyCapital && inTitle)) && capitals < 2)) continue;
    // In German every noun has a capital.
    if (language === 'de' && placeOfWord(word.folded) === null) continue;
    heads.set(nameKey(word.folded), stemsOf(word, language)[0] ?? word.folded);
  }
  return heads;
}

const SENTENCE_START = /[.!?:\n"“”']\s*["“'‘]?\s*$/u;

/** Whether a word begins with a capital. */
function isCapital(exact: string): boolean {
  const code = exact.charCodeAt(0);
  return code < 0x80 ? code >= 0x41 && code <= 0x5a : /^\p{Lu}/u.test(exact);
}

/** How often each word stands without and with a capital. */
function countUses(placed: readonly PlacedWord[]): Map<string, [number, number]> {
  const uses = new Map<string, [number, number]>();
  for (const { word, capital } of placed) {
    const use = uses.get(word.folded) ?? [0, 0];
    use[capital ? 1 : 0] += 1;
    uses.set(word.folded, use);
  }
  return uses;
}

const add = (counts: Map<string, number>, term: string, weight: number) =>
  counts.set(term, (counts.get(term) ?? 0) + weight);
