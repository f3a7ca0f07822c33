/** The smallest hashes of a text's shingles: enough to say how alike two texts are, whatever their length. */
export type TextSketch = Uint32Array;

/** Words of one shingle: three follow each other by chance only in stock phrases. */
const SHINGLE = 3;
/** Hashes kept: the likeness is right to about a tenth. */
const KEPT = 96;
/** Over this share of shingles in common, one text is a copy of the other. */
const COPY = 0.85;
/** Shorter texts are alike too easily. */
const FEWEST = 12;

/** Sketches a text, given as its words (bottom-k of its shingles' hashes; Broder 1997). */
export function sketchText(words: readonly string[]): TextSketch {
  const hashes = new Set<number>();
  for (let i = 0; i + SHINGLE <= words.length; i++) {
    let hash = 0x811c9dc5;
    for (let j = i; j < i + SHINGLE; j++) hash = hashWord(hash, words[j]!);
    hashes.add(hash >>> 0);
  }
  return Uint32Array.from(hashes).sort().subarray(0, KEPT);
}

/** Whether two texts are over 85% alike, so that one is a copy of the other. */
export function isNearCopy(a: TextSketch, b: TextSketch): boolean {
  if (Math.min(a.length, b.length) < FEWEST) return false;
  const size = Math.min(KEPT, Math.max(a.length, b.length));
  let i = 0;
  let j = 0;
  let seen = 0;
  let shared = 0;
  while (seen < size && i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      shared += 1;
      i += 1;
      j += 1;
    } else if (a[i]! < b[j]!) i += 1;
    else j += 1;
    seen += 1;
  }
  const jaccard = shared / size;
  // The share of shingles in common, of both texts together (Dice), from that of their union (Jaccard).
  return (2 * jaccard) / (1 + jaccard) > COPY;
}

/** FNV-1a over UTF-16 units, with the last bits mixed so that the smallest hashes are a fair sample. */
function hashWord(seed: number, word: string): number {
  let hash = seed;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
