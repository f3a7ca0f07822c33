import { withRoom } from './growable.js';
import { PAIRS_INSIDE, pairsFor, unitsWithRoom, WordUnits } from './word-units.js';

/** Pairs that a unit of a text takes at most: a letter is a word, and half of a compound. */
const PAIRS_A_UNIT = 2 * PAIRS_INSIDE;

/** Where in a token's numbers what stands. */
export const Token = {
  /** Its entry in the vocabulary; 0 until it is looked up. */
  entry: 0,
  /** Of its units, once it is looked up; where there are none, its index among the words of its stretch. */
  hash: 1,
  /** Where its units begin, in pairs. */
  pairs: 2,
  /** How many units it has; none where its entry is known from the start. */
  length: 3,
  /** Its first place, and the place after its last. */
  place: 4,
  placeEnd: 5,
  /** Where it, or the stretch it was cut from, stands in the text. */
  start: 6,
  end: 7,
  stride: 8,
} as const;

/** The words of a field of a story, in the order in which cutWords gives words. */
export class StoryTokens {
  /** {@link Token.stride} numbers each. */
  tokens = new Int32Array(1024 * Token.stride);
  /** Numbers in {@link tokens}. */
  end = 0;
  /** What tokens are made of. */
  units = new WordUnits(8192);
  /** The place of the next word. */
  place = 0;
  private pairsEnd = 0;

  /**
   * Begins with a new text.
   * @param length of it, in UTF-16 units
   * @param place of its first word
   */
  reset(length: number, place: number): void {
    this.end = this.pairsEnd = 0;
    this.place = place;
    this.units = unitsWithRoom(this.units, PAIRS_A_UNIT * length + PAIRS_INSIDE);
  }

  /** Puts the units that were written last as a word of one place. */
  put(length: number, start: number, end: number): void {
    const at = this.addToken(this.place, this.place + 1, start, end);
    this.putUnits(at, length);
    this.place += 1;
  }

  /** Puts the joined form of the parts that were put last, from a token on. */
  putJoined(first: number, place: number, textStart: number, textEnd: number): void {
    const { units } = this.units;
    const start = this.begin();
    let to = start;
    for (let part = first; part < this.end; part += Token.stride) {
      const from = this.tokens[part + Token.pairs]! * 2;
      for (let i = from; i < from + this.tokens[part + Token.length]!; i += 1) {
        units[to] = units[i]!;
        to += 1;
      }
    }
    const at = this.addToken(place, this.place, textStart, textEnd);
    this.putUnits(at, to - start);
  }

  /** Puts a word that is known already. @param index of it among the words of its stretch */
  putKnown(entry: number, index: number, place: number, placeEnd: number, start: number, end: number): void {
    const at = this.addToken(place, placeEnd, start, end);
    this.tokens[at + Token.entry] = entry;
    this.tokens[at + Token.hash] = index;
    this.tokens[at + Token.length] = 0;
    this.place = placeEnd;
  }

  /** Takes tokens back, from one on. @param place of the next word then */
  takeBack(end: number, place: number): void {
    this.end = end;
    this.place = place;
  }

  private putUnits(at: number, length: number): void {
    const { tokens, pairsEnd } = this;
    tokens[at + Token.entry] = 0;
    tokens[at + Token.pairs] = pairsEnd;
    tokens[at + Token.length] = length;
    // The half of a pair after a long word, which was not cleared with the first pairs.
    this.units.units[pairsEnd * 2 + length] = 0;
    this.pairsEnd = pairsEnd + Math.max(PAIRS_INSIDE, pairsFor(length));
  }

  /** Clears what the next word is compared by. @returns where its units begin */
  begin(): number {
    const { pairsEnd } = this;
    const { pairs } = this.units;
    pairs[pairsEnd] = pairs[pairsEnd + 1] = pairs[pairsEnd + 2] = 0;
    pairs[pairsEnd + 3] = pairs[pairsEnd + 4] = 0;
    return pairsEnd * 2;
  }

  private addToken(place: number, placeEnd: number, start: number, end: number): number {
    const at = this.end;
    if (at === this.tokens.length) this.tokens = withRoom(this.tokens, at + Token.stride);
    const { tokens } = this;
    tokens[at + Token.place] = place;
    tokens[at + Token.placeEnd] = placeEnd;
    tokens[at + Token.start] = start;
    tokens[at + Token.end] = end;
    this.end = at + Token.stride;
    return at;
  }
}
