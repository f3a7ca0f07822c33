const EMPTY = 0;

/** Finds an atom by two words that stand side by side; a hash table in typed arrays. */
export class PairTable {
  private firsts = new Int32Array(64);
  private seconds = new Int32Array(64);
  private atoms = new Int32Array(64);
  size = 0;

  /** The atom of two words, or 0. */
  find(first: number, second: number): number {
    const slot = this.slotOf(first, second);
    return this.atoms[slot]!;
  }

  set(first: number, second: number, atom: number): void {
    if (this.size * 2 >= this.atoms.length) this.grow();
    const slot = this.slotOf(first, second);
    if (this.atoms[slot] === EMPTY) this.size += 1;
    this.put(slot, first, second, atom);
  }

  /** Takes a pair out and moves up what it had pushed on. */
  remove(first: number, second: number): void {
    let hole = this.slotOf(first, second);
    if (this.atoms[hole] === EMPTY) return;
    this.size -= 1;
    const mask = this.atoms.length - 1;
    for (let slot = (hole + 1) & mask; this.atoms[slot] !== EMPTY; slot = (slot + 1) & mask) {
      const home = hashPair(this.firsts[slot]!, this.seconds[slot]!) & mask;
      if (((slot - home) & mask) < ((slot - hole) & mask)) continue;
      this.put(hole, this.firsts[slot]!, this.seconds[slot]!, this.atoms[slot]!);
      hole = slot;
    }
    this.atoms[hole] = EMPTY;
  }

  private put(slot: number, first: number, second: number, atom: number): void {
    this.firsts[slot] = first;
    this.seconds[slot] = second;
    this.atoms[slot] = atom;
  }

  /** Where a pair stands, or would. */
  private slotOf(first: number, second: number): number {
    const { firsts, seconds, atoms } = this;
    const mask = atoms.length - 1;
    let slot = hashPair(first, second) & mask;
    while (atoms[slot] !== EMPTY && (firsts[slot] !== first || seconds[slot] !== second)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private grow(): void {
    const { firsts, seconds, atoms } = this;
    const length = atoms.length * 2;
    this.firsts = new Int32Array(length);
    this.seconds = new Int32Array(length);
    this.atoms = new Int32Array(length);
    for (let i = 0; i < atoms.length; i += 1) {
      if (atoms[i] === EMPTY) continue;
      this.put(this.slotOf(firsts[i]!, seconds[i]!), firsts[i]!, seconds[i]!, atoms[i]!);
    }
  }
}

function hashPair(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
