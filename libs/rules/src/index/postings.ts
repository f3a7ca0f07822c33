import { withRoom } from './growable.js';
import { capacityOf, IntPool, sizeFor } from './int-pool.js';

/** Numbers of an entry: a second atom, a third, and the plan with its flags. */
export const ENTRY = 3;

/**
 * For each atom the entries that are looked at when a story has it. What an entry needs
 * besides stands in the entry itself, so that a list is read from end to end without
 * jumping: a positive atom must be in the story, a negative one must not, 0 asks nothing.
 */
export class Postings {
  readonly pool = new IntPool();
  /** For each atom the offset of its list in the pool, and how many numbers it has. */
  lists = new Int32Array(2048);
  private sizes = new Uint8Array(1024);

  /** Makes sure that every atom below `end` has a list, if an empty one. */
  reach(end: number): void {
    this.lists = withRoom(this.lists, end * 2);
  }

  add(anchor: number, second: number, third: number, plan: number): void {
    this.reach(anchor + 1);
    this.sizes = withRoom(this.sizes, anchor + 1);
    const length = this.lists[anchor * 2 + 1]!;
    if (length === 0) this.lists[anchor * 2] = this.pool.take((this.sizes[anchor] = sizeFor(ENTRY)));
    else if (length + ENTRY > capacityOf(this.sizes[anchor]!)) this.grow(anchor, length);
    const at = this.lists[anchor * 2]! + length;
    const { data } = this.pool;
    data[at] = second;
    data[at + 1] = third;
    data[at + 2] = plan;
    this.lists[anchor * 2 + 1] = length + ENTRY;
  }

  /** Drops every entry of an atom's list for which the plan, shifted right by `shift`, is this one. */
  remove(anchor: number, plan: number, shift: number): void {
    const { data } = this.pool;
    const from = this.lists[anchor * 2]!;
    for (let at = from; at < from + this.lists[anchor * 2 + 1]!;) {
      if (data[at + 2]! >>> shift === plan) this.removeAt(anchor, at);
      else at += ENTRY;
    }
  }

  /** Drops one entry, by its offset in the pool; the last entry takes its place. */
  removeAt(anchor: number, at: number): void {
    const { data } = this.pool;
    const from = this.lists[anchor * 2]!;
    const length = this.lists[anchor * 2 + 1]! - ENTRY;
    data.copyWithin(at, from + length, from + length + ENTRY);
    this.lists[anchor * 2 + 1] = length;
    if (length === 0) this.pool.give(from, this.sizes[anchor]!);
  }

  private grow(anchor: number, length: number): void {
    const from = this.lists[anchor * 2]!;
    const size = sizeFor(length + ENTRY);
    const to = this.pool.take(size);
    this.pool.data.copyWithin(to, from, from + length);
    this.pool.give(from, this.sizes[anchor]!);
    this.lists[anchor * 2] = to;
    this.sizes[anchor] = size;
  }
}
