const EMPTY = 0;

/** Numbers for each pair: both words and the atom, filled up so that none reaches into a further cache line. */
const PAIR = 4;

/** Finds an atom by two words that stand side by side; a hash table in a typed array. */
export class PairTable {
  private table = new Int32Array(64 * PAIR);
  size = 0;

  /** The atom of two words, or 0. */
  find(first: number, second: number): number {
    return this.table[this.slotOf(first, second) + 2]!;
  }

  /**
   * Puts the atoms of pairs in their place, those that have one.
   * @param pairs first and second word, first and second word
   * @param end how many numbers
   * @returns how many atoms there are
   */
  findAll(pairs: Int32Array, end: number): number {
    const { table } = this;
    const mask = table.length - 1;
    // First without decisions, so that the processor fetches many slots at once.
    let read = 0;
    for (let i = 0; i < end; i += 2) read |= table[(hashPair(pairs[i]!, pairs[i + 1]!) * PAIR) & mask]!;
    if (read === 0) return 0;
    let count = 0;
    for (let i = 0; i < end; i += 2) {
      const atom = this.find(pairs[i]!, pairs[i + 1]!);
      if (atom === EMPTY) continue;
      pairs[count] = atom;
      count += 1;
    }
    return count;
  }

  set(first: number, second: number, atom: number): void {
    if (this.size * 2 * PAIR >= this.table.length) this.grow();
    const slot = this.slotOf(first, second);
    if (this.table[slot + 2] === EMPTY) this.size += 1;
    this.put(slot, first, second, atom);
  }

  /** Takes a pair out and moves up what it had pushed on. */
  remove(first: number, second: number): void {
    const { table } = this;
    let hole = this.slotOf(first, second);
    if (table[hole + 2] === EMPTY) return;
    this.size -= 1;
    const mask = table.length - 1;
    for (let slot = (hole + PAIR) & mask; table[slot + 2] !== EMPTY; slot = (slot + PAIR) & mask) {
      const home = (hashPair(table[slot]!, table[slot + 1]!) * PAIR) & mask;
      if (((slot - home) & mask) < ((slot - hole) & mask)) continue;
      this.put(hole, table[slot]!, table[slot + 1]!, table[slot + 2]!);
      hole = slot;
    }
    this.put(hole, 0, 0, EMPTY);
  }

  private put(slot: number, first: number, second: number, atom: number): void {
    this.table[slot] = first;
    this.table[slot + 1] = second;
    this.table[slot + 2] = atom;
  }

  /** Where a pair stands, or would. */
  private slotOf(first: number, second: number): number {
    const { table } = this;
    const mask = table.length - 1;
    let slot = (hashPair(first, second) * PAIR) & mask;
    while (table[slot + 2] !== EMPTY && (table[slot] !== first || table[slot + 1] !== second)) {
      slot = (slot + PAIR) & mask;
    }
    return slot;
  }

  private grow(): void {
    const before = this.table;
    this.table = new Int32Array(before.length * 2);
    for (let at = 0; at < before.length; at += PAIR) {
      if (before[at + 2] === EMPTY) continue;
      this.put(this.slotOf(before[at]!, before[at + 1]!), before[at]!, before[at + 1]!, before[at + 2]!);
    }
  }
}

function hashPair(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
