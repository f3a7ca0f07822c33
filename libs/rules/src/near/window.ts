import { noBits, setBit } from './bits.js';
import type { Bits } from './bits.js';
import { firstAfter } from './stretches.js';
import type { Stretches } from './stretches.js';

/** Stretches as sets of places, which count from the window's first. */
export interface StretchBits {
  readonly from: Bits;
  readonly to: Bits;
  /** Whether each covers one place. */
  readonly words: boolean;
}

/** Some places of a text, and the stretches that lie wholly among them. */
export class Window {
  private readonly known = new Map<Stretches, StretchBits>();

  constructor(
    readonly first: number,
    readonly size: number,
  ) {}

  /** Whether a stretch lies in the window. */
  has(from: number, to: number): boolean {
    return from >= this.first && to < this.first + this.size;
  }

  /** The stretches that lie in the window, as sets. */
  bitsOf(stretches: Stretches): StretchBits {
    let bits = this.known.get(stretches);
    if (bits === undefined) {
      bits = this.work(stretches);
      this.known.set(stretches, bits);
    }
    return bits;
  }

  /** Calls back with the last place of each stretch that begins at a place and lies in the window. */
  forEachFrom(stretches: Stretches, from: number, tell: (to: number) => void): void {
    const begin = this.first + from;
    for (let i = firstAfter(stretches, begin - 1); stretches[i] === begin; i += 2) {
      const to = stretches[i + 1]! - this.first;
      if (to < this.size) tell(to);
    }
  }

  private work(stretches: Stretches): StretchBits {
    const from = noBits(this.size);
    const to = noBits(this.size);
    let words = true;
    for (let i = firstAfter(stretches, this.first - 1); i < stretches.length; i += 2) {
      if (stretches[i]! >= this.first + this.size) break;
      if (!this.has(stretches[i]!, stretches[i + 1]!)) continue;
      setBit(from, stretches[i]! - this.first);
      setBit(to, stretches[i + 1]! - this.first);
      if (stretches[i] !== stretches[i + 1]) words = false;
    }
    return { from, to, words };
  }
}
