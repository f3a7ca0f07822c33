/** Terms of names and numbers begin so. */
export const NAME = '@';
/**
 * Stories taken to be known before the first, each with words of its own: what all of a handful of stories have may be
 * rare all the same, so among a few hundred stories rarity grows slowly from one word to another.
 */
const UNSEEN = 300;
/** How often a word that nobody used yet would have stood in them. */
const UNSEEN_COUNT = 0.3;

/** The terms of the stories held: a number for each, and in how many stories it stands. */
export class TermTable {
  private readonly numbers = new Map<string, number>();
  private readonly terms: string[] = [];
  private readonly counts: number[] = [];
  private readonly free: number[] = [];
  /** Stories counted. */
  stories = 0;

  /** One more than the highest number given out. */
  get size(): number {
    return this.terms.length;
  }

  /** Counts a story's terms. @returns their numbers */
  count(terms: Iterable<string>): Uint32Array {
    const numbers: number[] = [];
    for (const term of terms) {
      let number = this.numbers.get(term);
      if (number === undefined) {
        number = this.free.pop() ?? this.terms.length;
        this.numbers.set(term, number);
        this.terms[number] = term;
        this.counts[number] = 0;
      }
      this.counts[number]! += 1;
      numbers.push(number);
    }
    this.stories += 1;
    return Uint32Array.from(numbers);
  }

  /** Takes back a story's count; terms of no other story are forgotten. */
  discount(numbers: Uint32Array): void {
    for (const number of numbers) {
      this.counts[number]! -= 1;
      if (this.counts[number] !== 0) continue;
      this.numbers.delete(this.terms[number]!);
      this.terms[number] = '';
      this.free.push(number);
    }
    this.stories -= 1;
  }

  /** The number of a term, or null where no story has it. */
  numberOf(term: string): number | null {
    return this.numbers.get(term) ?? null;
  }

  /** The word of a number, as it is shown. */
  wordOf(number: number): string {
    return this.nameOf(number) ?? this.terms[number]!;
  }

  /** The name whose number it is, or null where it is that of a word. */
  nameOf(number: number): string | null {
    const term = this.terms[number]!;
    return term.startsWith(NAME) ? term.slice(NAME.length) : null;
  }

  /** How much a term tells: 0 for what every story has, growing with rarity (inverse document frequency). */
  rarity(number: number | null): number {
    // A word that no held story has stands in the story that asks.
    const count = number === null ? 1 : this.counts[number]!;
    return Math.max(0, Math.log((this.stories + UNSEEN) / (count + UNSEEN_COUNT)));
  }
}
