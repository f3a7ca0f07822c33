import { withRoom } from './growable.js';

/** FNV-1a over UTF-16 units, 32 bits: it can be rolled up while a word is read. */
export const HASH_SEED = 0x811c9dc5 | 0;
export const HASH_FACTOR = 0x01000193;

/** The hash of a word that is at hand as a string. */
export function hashOf(word: string): number {
  let hash = HASH_SEED;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), HASH_FACTOR);
  return hash;
}

/** A slot for a hash in a table of `mask + 1` slots. */
export function slotFor(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask;
}

/** Hashes of words: says for sure that a word is none of them, before a string is made of it. */
export class HashSet {
  private slots = new Int32Array(1024);
  private size = 0;

  /** 0 is never kept and always there. */
  has(hash: number): boolean {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = slotFor(hash, mask);
    while (slots[slot] !== hash) {
      if (slots[slot] === 0) return false;
      slot = (slot + 1) & mask;
    }
    return true;
  }

  add(hash: number): void {
    if (this.has(hash)) return;
    this.size += 1;
    if (this.size * 2 > this.slots.length) {
      const before = this.slots;
      this.slots = withRoom(new Int32Array(0), before.length * 2);
      for (const known of before) if (known !== 0) this.put(known);
    }
    this.put(hash);
  }

  private put(hash: number): void {
    const mask = this.slots.length - 1;
    let slot = slotFor(hash, mask);
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = hash;
  }
}
