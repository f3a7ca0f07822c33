/** A stretch of two texts: in both, only in the old, or only in the new. */
export interface Change {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Longer texts are shown whole: a comparison of every word with every other would take too long. */
const MOST_WORDS = 400;

/**
 * What changed between two texts, word by word (longest common subsequence).
 * Blanks belong to the word before them, so that the pieces joined give the texts.
 */
export function diffWords(before: string, after: string): readonly Change[] {
  const old = words(before);
  const fresh = words(after);
  if (old.length > MOST_WORDS || fresh.length > MOST_WORDS) return joined([['added', after]]);
  const lengths = commonLengths(old, fresh);
  const pieces: (readonly [Change['kind'], string])[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && same(old[i], fresh[j])) {
      pieces.push(['same', fresh[j] ?? '']);
      i += 1;
      j += 1;
    } else if (i < old.length && (j >= fresh.length || at(lengths, i + 1, j) >= at(lengths, i, j + 1))) {
      pieces.push(['removed', old[i] ?? '']);
      i += 1;
    } else {
      pieces.push(['added', fresh[j] ?? '']);
      j += 1;
    }
  }
  return joined(pieces);
}

/** Whether so little is left in common that both texts are better shown apart. */
export function isRewritten(changes: readonly Change[]): boolean {
  let kept = 0;
  let all = 0;
  for (const { kind, text } of changes) {
    if (kind !== 'removed') all += text.length;
    if (kind === 'same') kept += text.length;
  }
  return kept * 2 < all;
}

const words = (text: string): string[] => text.match(/\S+\s*/gu) ?? [];
const same = (a: string | undefined, b: string | undefined): boolean => a?.trim() === b?.trim();
const at = (table: readonly (readonly number[])[], i: number, j: number): number => table[i]?.[j] ?? 0;

/** How many words the rests from i and j have in common, in order. */
function commonLengths(old: readonly string[], fresh: readonly string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row = table[i] ?? [];
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      row[j] = same(old[i], fresh[j])
        ? at(table, i + 1, j + 1) + 1
        : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

/** Neighbours of one kind become one piece. */
function joined(pieces: readonly (readonly [Change['kind'], string])[]): Change[] {
  const result: { kind: Change['kind']; text: string }[] = [];
  for (const [kind, text] of pieces) {
    const last = result.at(-1);
    if (last?.kind === kind) last.text += text;
    else result.push({ kind, text });
  }
  return result;
}
