/** A fair sample of a text's shingles: says how much of it stands in another text, whatever their lengths. */
export interface TextSketch {
  /** The smallest hashes of its shingles, rising. */
  readonly hashes: Uint32Array;
  /** Shingles of the whole text. */
  readonly shingles: number;
}

/** Words of one shingle: three follow each other by chance only in stock phrases. */
const SHINGLE = 3;
/** Hashes kept: all of a short text, of a long one this share, so that a short one in it is still found. */
const KEPT = { least: 96, share: 0.5 };
/** Over this share of shingles in common, one text is a copy of the other. */
const COPY = 0.85;
/** Over this share of a text stands in a longer one: its first paragraphs, or all of it with something added. */
const PART = 0.9;
/** Shorter texts are alike too easily. */
const FEWEST = 12;
/** What is no longer than a headline and a sentence is not told to be a part of a text. */
const FEWEST_OF_PART = 36;
/** A text with more than this share of its own is a report, though it holds another's. */
const OWN = 0.5;

/** Sketches a text, given as its words (bottom-k of its shingles' hashes; Broder 1997). */
export function sketchText(words: readonly string[]): TextSketch {
  const hashes = words.map(hashWord);
  const all = new Set<number>();
  for (let i = 0; i + SHINGLE <= words.length; i++) {
    let hash = 0;
    for (let j = i; j < i + SHINGLE; j++) hash = mix(Math.imul(hash, 31) + hashes[j]!);
    all.add(hash >>> 0);
  }
  const kept = Math.max(KEPT.least, Math.ceil(all.size * KEPT.share));
  return { hashes: Uint32Array.from(all).sort().slice(0, kept), shingles: all.size };
}

/**
 * Whether a text is an earlier one over again: both are over 85% alike, or it is a part of that one, as where an outlet
 * prints a wire's first paragraphs, or it is that one with less than as much again added.
 */
export function isCopyOf(text: TextSketch, earlier: TextSketch): boolean {
  if (Math.min(text.shingles, earlier.shingles) < FEWEST) return false;
  // Below this hash both samples are whole.
  const end = Math.min(endOf(text), endOf(earlier));
  const [own, theirs] = [countBelow(text.hashes, end), countBelow(earlier.hashes, end)];
  const shared = countShared(text.hashes, earlier.hashes, end);
  // The share of shingles in common, of both texts together (Dice).
  if (2 * shared > COPY * (own + theirs)) return true;
  if (Math.min(own, theirs) < FEWEST) return false;
  if (text.shingles >= FEWEST_OF_PART && shared > PART * own) return true;
  const grows = earlier.shingles >= text.shingles * (1 - OWN);
  return grows && earlier.shingles >= FEWEST_OF_PART && shared > PART * theirs;
}

const endOf = ({ hashes, shingles }: TextSketch) =>
  hashes.length === shingles ? 2 ** 32 : hashes[hashes.length - 1]! + 1;

function countBelow(hashes: Uint32Array, end: number): number {
  let count = hashes.length;
  while (count > 0 && hashes[count - 1]! >= end) count -= 1;
  return count;
}

function countShared(a: Uint32Array, b: Uint32Array, end: number): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length && a[i]! < end && b[j]! < end) {
    if (a[i] === b[j]) {
      shared += 1;
      i += 1;
      j += 1;
    } else if (a[i]! < b[j]!) i += 1;
    else j += 1;
  }
  return shared;
}

/** FNV-1a over UTF-16 units. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

/** Mixes all bits (the end of MurmurHash3), so that the smallest hashes are a fair sample. */
function mix(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
