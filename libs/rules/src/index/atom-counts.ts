import { withRoom } from './growable.js';

/** Stories after which all counts are halved, so that what is common follows the news. */
const MEMORY = 65_536;
/** Stories that what is expected of an atom weighs as much as. */
const EXPECTATION = 8;

/** How common an atom of this kind is expected to be, before any story was seen. */
export const EXPECTED = { always: 1, meta: 0.3, prefix: 0.05, pair: 0.0005 } as const;
/** A word is expected to be as common in stories as in rules, times this. */
const WORD_EXPECTED = 20;

/** Numbers atoms and counts what they are used for and how often stories have them. */
export class AtomCounts {
  /** Plans that name the atom. */
  private uses = new Int32Array(1024);
  /** Stories that had the atom. */
  stories = new Int32Array(1024);
  private expected: Float32Array<ArrayBuffer> = new Float32Array(1024);
  private readonly free: number[] = [];
  private next = 1;
  private storiesSeen = 0;
  private usesInAll = 0;

  /**
   * Gives a new atom's number, 1 or more.
   * @param expected share of stories expected to have it; 0: judged by how often rules name it
   */
  take(expected: number): number {
    const atom = this.free.pop() ?? this.next++;
    if (atom >= this.uses.length) {
      this.uses = withRoom(this.uses, atom + 1);
      this.stories = withRoom(this.stories, atom + 1);
      const grown = new Float32Array(this.uses.length);
      grown.set(this.expected);
      this.expected = grown;
    }
    this.stories[atom] = 0;
    this.expected[atom] = expected;
    return atom;
  }

  retain(atom: number): void {
    this.uses[atom]! += 1;
    this.usesInAll += 1;
  }

  /** @returns whether nothing uses the atom any more; its number may then be given anew */
  release(atom: number): boolean {
    this.usesInAll -= 1;
    if ((this.uses[atom]! -= 1) > 0) return false;
    this.free.push(atom);
    return true;
  }

  /** One more than the highest number in use. */
  get end(): number {
    return this.next;
  }

  /** Atoms in use. */
  get size(): number {
    return this.next - 1 - this.free.length;
  }

  /** The share of stories that have the atom, as far as is known. */
  frequency(atom: number): number {
    const expected =
      this.expected[atom]! || Math.min(0.5, (WORD_EXPECTED * this.uses[atom]!) / (this.usesInAll + 1000));
    return (this.stories[atom]! + EXPECTATION * expected) / (this.storiesSeen + EXPECTATION);
  }

  /** Counts a story for the atoms that it has. */
  learn(atoms: Int32Array, count: number): void {
    const { stories } = this;
    for (let i = 0; i < count; i += 1) stories[atoms[i]!]! += 1;
    this.storiesSeen += 1;
    if (this.storiesSeen < MEMORY) return;
    this.storiesSeen >>= 1;
    for (let atom = 0; atom < stories.length; atom += 1) stories[atom]! >>= 1;
  }
}
