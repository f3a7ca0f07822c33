import { CUT_WORD } from './careful-cuts.js';
import type { CarefulCuts } from './careful-cuts.js';
import { learnUnit, Unit, UNIT_KINDS, UNIT_PLAIN } from './characters.js';
import { StoryTokens } from './story-tokens.js';
import { HASH_FACTOR, HASH_SEED } from './word-hash.js';

const FULL_STOP = 0x2e;
const LETTER_S = 0x73;
/** Units of an 's. */
const POSSESSIVE = 2;
/** Said instead of an index: the stretch must be cut with all care. */
const CAREFULLY = -1;

/**
 * Cuts a field of a story into tokens, in one pass over the character codes and without
 * making strings. Words, numbers, compounds, abbreviations and 's are known here; a stretch
 * with anything else in it that depends on its neighbours is left to {@link CarefulCuts}.
 * Both give the words that cutWords gives.
 */
export class StoryCutter {
  readonly out = new StoryTokens();

  /**
   * Cuts the beginning of a text.
   * @param length how much of it
   * @param place of its first word
   * @returns the place after its last word
   */
  cut(text: string, length: number, place: number, cuts: CarefulCuts): number {
    const { out } = this;
    out.reset(length, place);
    const { units } = out.units;
    const kinds = UNIT_KINDS;
    const plainOf = UNIT_PLAIN;
    let at = 0;
    while (at < length) {
      let unit = text.charCodeAt(at);
      let plain = plainOf[unit]!;
      if (plain === 0) {
        at = kinds[unit] === Unit.separator ? at + 1 : this.cutOther(text, at, length, cuts);
        continue;
      }
      // What most words are: letters or digits up to a separator.
      const start = at;
      const from = out.begin();
      let to = from;
      do {
        units[to] = plain;
        to += 1;
        at += 1;
        if (at === length) break;
        unit = text.charCodeAt(at);
        plain = plainOf[unit]!;
      } while (plain !== 0);
      if (at < length && kinds[unit] !== Unit.separator && this.goesOn(text, at, length)) {
        at = this.cutSigned(text, start, length, cuts);
      } else out.put(to - from, start, at);
    }
    return out.place;
  }

  /** What begins with neither letter, digit nor separator. Gives the index after it, as the next do. */
  private cutOther(text: string, at: number, end: number, cuts: CarefulCuts): number {
    switch (kindAt(text, at, end)) {
      case Unit.letter:
      case Unit.digit:
        // Its kind was not known yet.
        return at;
      case Unit.careful:
        return this.cutCarefully(text, at, end, cuts);
      case Unit.unspaced:
        // A mark may belong to it, or make another character of it (カ and ゙ are ガ).
        if (kindAt(text, at + 1, end) === Unit.careful) return this.cutCarefully(text, at, end, cuts);
        this.out.units.units[this.out.begin()] = text.charCodeAt(at);
        this.out.put(1, at, at + 1);
        return at + 1;
      default:
        return at + 1;
    }
  }

  /** Whether what stands here, no separator, may belong to the word before it. */
  private goesOn(text: string, at: number, end: number): boolean {
    const kind = UNIT_KINDS[text.charCodeAt(at)];
    if (kind === Unit.unspaced) return false;
    return kind === 0 || kind === Unit.careful || this.mayBelong(text, at + 1, end);
  }

  /** Whether a letter or digit stands here, or what may be one. */
  private mayBelong(text: string, at: number, end: number): boolean {
    const kind = kindAt(text, at, end);
    return kind === Unit.letter || kind === Unit.digit || kind === Unit.careful;
  }

  /** A word with signs in it: parts joined by hyphens, at the end an 's. */
  private cutSigned(text: string, start: number, end: number, cuts: CarefulCuts): number {
    const { place, end: first } = this.out;
    let parts = 0;
    for (let at = start; ; at += 1) {
      at = this.cutPart(text, at, end);
      if (at === CAREFULLY) {
        this.out.takeBack(first, place);
        return this.cutCarefully(text, start, end, cuts);
      }
      parts += 1;
      if (kindAt(text, at, end) !== Unit.hyphen || !this.mayBelong(text, at + 1, end)) {
        if (parts > 1) this.out.putJoined(first, place, start, at);
        return kindAt(text, at, end) === Unit.apostrophe && isPossessive(text, at, end)
          ? at + POSSESSIVE
          : at;
      }
    }
  }

  /** Letters and digits, with full stops (3.5, U.N.) and commas (1,200) in between. */
  private cutPart(text: string, start: number, end: number): number {
    const { units } = this.out.units;
    const from = this.out.begin();
    let to = from;
    let abbreviated = false;
    let run = start;
    let at = start;
    for (;;) {
      while (at < end) {
        const kind = kindAt(text, at, end);
        if (kind !== Unit.letter && kind !== Unit.digit) break;
        units[to] = UNIT_PLAIN[text.charCodeAt(at)]!;
        to += 1;
        at += 1;
      }
      const kind = kindAt(text, at, end);
      if (kind !== Unit.stop && kind !== Unit.comma) break;
      const next = kindAt(text, at + 1, end);
      if (next === Unit.digit && kindAt(text, at - 1, end) === Unit.digit) {
        if (kind === Unit.stop) {
          units[to] = FULL_STOP;
          to += 1;
        }
      } else if (
        kind === Unit.stop &&
        at - run === 1 &&
        kindAt(text, run, end) === Unit.letter &&
        next === Unit.letter &&
        !this.mayBelong(text, at + 2, end)
      ) {
        abbreviated = true;
      } else break;
      at += 1;
      run = at;
    }
    if (this.needsCare(text, at, end, abbreviated)) return CAREFULLY;
    this.out.put(to - from, start, at);
    return at;
  }

  /** Whether what follows a part makes it depend on more than is looked at here. */
  private needsCare(text: string, at: number, end: number, abbreviated: boolean): boolean {
    const next = kindAt(text, at + 1, end);
    switch (kindAt(text, at, end)) {
      case Unit.careful:
        return true;
      case Unit.stop:
        // The last full stop of U.S.-led and U.S.'s.
        if (abbreviated && (next === Unit.hyphen || next === Unit.apostrophe)) {
          return this.mayBelong(text, at + 2, end);
        }
        return next === Unit.careful || (next === Unit.letter && kindAt(text, at + 2, end) === Unit.careful);
      case Unit.comma:
      case Unit.hyphen:
        return next === Unit.careful;
      case Unit.apostrophe:
        return this.mayBelong(text, at + 1, end) && !isPossessive(text, at, end);
      default:
        return false;
    }
  }

  /** Cuts up to the next separator with all care. */
  private cutCarefully(text: string, start: number, end: number, cuts: CarefulCuts): number {
    let hash = HASH_SEED;
    let to = start;
    do {
      hash = Math.imul(hash ^ text.charCodeAt(to), HASH_FACTOR);
      to += 1;
    } while (to < end && kindAt(text, to, end) !== Unit.separator);
    const cut = cuts.of(text, start, to, hash);
    const first = this.out.place;
    for (let i = 0; i < cut.length; i += CUT_WORD) {
      const place = first + cut[i + 1]!;
      this.out.putKnown(cut[i]!, i / CUT_WORD, place, place + cut[i + 2]!, start, to);
    }
    return to;
  }
}

function kindAt(text: string, at: number, end: number): number {
  if (at >= end) return Unit.separator;
  const unit = text.charCodeAt(at);
  return UNIT_KINDS[unit]! || learnUnit(unit);
}

/** Whether the apostrophe here begins an 's that ends a word. */
function isPossessive(text: string, at: number, end: number): boolean {
  return (
    kindAt(text, at + 1, end) === Unit.letter &&
    UNIT_PLAIN[text.charCodeAt(at + 1)] === LETTER_S &&
    kindAt(text, at + POSSESSIVE, end) === Unit.separator
  );
}
