const SYLLABLES = [
  'ba',
  'ke',
  'lo',
  'mi',
  'nu',
  'ra',
  'se',
  'ti',
  'vo',
  'za',
  'dor',
  'fen',
  'gil',
  'han',
  'jor',
];
const VOCABULARY = 30_000;
/** The letters a word has at least: four syllables of the vocabulary's number. */
const PLACES = 4;

/** Text of invented words that are as unequally common as those of a language (Zipf 1949); the same for a seed. */
export class ZipfText {
  private readonly limits: Float64Array;

  /** @param seed a whole number above 0 */
  constructor(private seed: number) {
    this.limits = new Float64Array(VOCABULARY);
    let sum = 0;
    for (let rank = 0; rank < VOCABULARY; rank++) this.limits[rank] = sum += 1 / (rank + 2.7);
  }

  /** The word at a rank, 0 the most common. */
  word(rank: number): string {
    let word = '';
    for (let left = rank + 1, place = 0; place < PLACES; place++) {
      word += SYLLABLES[left % SYLLABLES.length]!;
      left = Math.floor(left / SYLLABLES.length);
    }
    return word;
  }

  /** So many words with blanks between. */
  words(count: number): string {
    return Array.from({ length: count }, () => this.word(this.draw())).join(' ');
  }

  private draw(): number {
    const wanted = this.random() * this.limits[VOCABULARY - 1]!;
    let low = 0;
    let high = VOCABULARY - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.limits[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Numbers from 0 to 1 by a linear congruential generator (Numerical Recipes, 7.1). */
  private random(): number {
    this.seed = (Math.imul(this.seed, 1_664_525) + 1_013_904_223) >>> 0;
    return this.seed / 4_294_967_296;
  }
}
