import { withRoom } from './growable.js';
import { IntPool, sizeFor } from './int-pool.js';

/** Numbers before a plan's anchors in its block: the lengths of its code and of its anchors. */
const HEADER = 2;

/** Plans as code, each held once however many rules say it, with the anchors under which it is found. */
export class PlanStore {
  readonly pool = new IntPool();
  private blocks = new Int32Array(1024);
  private sizes = new Uint8Array(1024);
  private hashes = new Int32Array(1024);
  private slots = new Int32Array(2048);
  private readonly free: number[] = [];
  private next = 1;
  size = 0;

  /** The plan with this code, or 0. */
  find(code: readonly number[]): number {
    return this.slots[this.slotOf(code, hashCode(code))]!;
  }

  /** Adds a plan that is not there yet and gives its number, 1 or more. */
  add(code: readonly number[], anchors: readonly number[]): number {
    const plan = this.free.pop() ?? this.next++;
    this.blocks = withRoom(this.blocks, plan + 1);
    this.sizes = withRoom(this.sizes, plan + 1);
    this.hashes = withRoom(this.hashes, plan + 1);
    const size = sizeFor(HEADER + anchors.length + code.length);
    const block = this.pool.take(size);
    this.pool.data[block] = code.length;
    this.pool.data[block + 1] = anchors.length;
    this.pool.data.set(anchors, block + HEADER);
    this.pool.data.set(code, block + HEADER + anchors.length);
    this.blocks[plan] = block;
    this.sizes[plan] = size;
    this.hashes[plan] = hashCode(code);
    this.size += 1;
    if (this.size * 2 > this.slots.length) this.growSlots();
    this.settle(plan);
    return plan;
  }

  /** Drops a plan; its number may be given anew. */
  remove(plan: number): void {
    this.vacate(plan);
    this.pool.give(this.blocks[plan]!, this.sizes[plan]!);
    this.free.push(plan);
    this.size -= 1;
  }

  /** Offset of a plan's code in the pool. */
  codeStart(plan: number): number {
    const block = this.blocks[plan]!;
    return block + HEADER + this.pool.data[block + 1]!;
  }

  codeEnd(plan: number): number {
    return this.codeStart(plan) + this.pool.data[this.blocks[plan]!]!;
  }

  /** The atoms under which a plan is found; an atom that anchors several of its clauses stands there several times. */
  anchors(plan: number): Int32Array {
    const block = this.blocks[plan]!;
    return this.pool.data.subarray(block + HEADER, block + HEADER + this.pool.data[block + 1]!);
  }

  /** Notes that one of a plan's clauses moved from an anchor to another. */
  moveAnchor(plan: number, from: number, to: number): void {
    const anchors = this.anchors(plan);
    anchors[anchors.indexOf(from)] = to;
  }

  private slotOf(code: readonly number[], hash: number): number {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    while (this.slots[slot] !== 0 && !this.isCode(this.slots[slot]!, code, hash)) slot = (slot + 1) & mask;
    return slot;
  }

  private isCode(plan: number, code: readonly number[], hash: number): boolean {
    if (this.hashes[plan] !== hash) return false;
    const { data } = this.pool;
    if (data[this.blocks[plan]!] !== code.length) return false;
    const start = this.codeStart(plan);
    for (let i = 0; i < code.length; i += 1) if (data[start + i] !== code[i]) return false;
    return true;
  }

  private growSlots(): void {
    const plans = this.slots.filter((plan) => plan !== 0);
    this.slots = new Int32Array(this.slots.length * 2);
    for (const plan of plans) this.settle(plan);
  }

  private settle(plan: number): void {
    const mask = this.slots.length - 1;
    let slot = this.hashes[plan]! & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = plan;
  }

  /** Takes a plan out of the slots and moves up what it had pushed on. */
  private vacate(plan: number): void {
    const mask = this.slots.length - 1;
    let hole = this.hashes[plan]! & mask;
    while (this.slots[hole] !== plan) hole = (hole + 1) & mask;
    for (let slot = (hole + 1) & mask; this.slots[slot] !== 0; slot = (slot + 1) & mask) {
      const home = this.hashes[this.slots[slot]!]! & mask;
      if (((slot - home) & mask) < ((slot - hole) & mask)) continue;
      this.slots[hole] = this.slots[slot]!;
      hole = slot;
    }
    this.slots[hole] = 0;
  }
}

function hashCode(code: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const number of code) {
    hash = Math.imul(hash ^ number, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}
