/**
 * The known name that is fewest edits away (optimal string alignment: insert, delete,
 * replace, swap neighbours); null where none shares about half of its letters with it.
 */
export function nearestName(name: string, known: Iterable<string>): string | null {
  const wanted = name.toLowerCase().slice(0, 60);
  let nearest: string | null = null;
  let least = Infinity;
  for (const candidate of known) {
    const edits = editDistance(wanted, candidate.toLowerCase().slice(0, 60));
    if (edits < least && edits <= Math.max(wanted.length, candidate.length) / 2) {
      nearest = candidate;
      least = edits;
    }
  }
  return nearest;
}

function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : Infinity;
      row.push(Math.min(replaced, swapped, last[j]! + 1, row[j - 1]! + 1));
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
