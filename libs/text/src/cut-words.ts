import { foldCase, foldMarks } from './fold.js';
import { LetterClass } from './letter.js';
import { normalise } from './normalise.js';
import type { NormalText } from './normalise.js';
import type { Word } from './word.js';

/** Articles and pronouns that lose their vowel before another word (French, Italian, Catalan). */
const ELIDED = new Set(['l', 'd', 'qu', 'j', 'n', 's', 'c', 'm', 't']);
const PLAIN_WORD = /^[A-Za-z0-9]+$/;

/** A stretch of the normal text (from, to) and what of it is kept. */
interface Piece {
  exact: string;
  from: number;
  to: number;
}

/**
 * Cuts a text into words, as the rule language does it for stories and rules alike.
 * The parts of a compound come first, then its joined form; otherwise in the order of the text.
 */
export function cutWords(text: string): Word[] {
  if (PLAIN_WORD.test(text)) {
    const folded = text.toLowerCase();
    return [
      {
        folded,
        marked: folded,
        exact: text,
        position: 0,
        places: 1,
        start: 0,
        end: text.length,
        unspaced: false,
      },
    ];
  }
  return new Cutter(normalise(text)).cut();
}

function word(
  exact: string,
  position: number,
  places: number,
  start: number,
  end: number,
  unspaced: boolean,
): Word {
  const marked = foldCase(exact);
  return { folded: foldMarks(marked), marked, exact, position, places, start, end, unspaced };
}

class Cutter {
  private readonly words: Word[] = [];
  private position = 0;

  constructor(private readonly normal: NormalText) {}

  cut(): Word[] {
    const { classes } = this.normal;
    let i = 0;
    while (i < classes.length) {
      const kind = classes[i];
      if (kind === LetterClass.letter || kind === LetterClass.digit) i = this.cutToken(i);
      else if (kind === LetterClass.unspaced) i = this.cutAlone(i, LetterClass.mark);
      else if (kind === LetterClass.cutStart) i = this.cutAlone(i, LetterClass.cutRest);
      else i += 1;
    }
    return this.words;
  }

  /** A character of an unspaced script, or a word from the dictionary, with what belongs to it. */
  private cutAlone(from: number, rest: number): number {
    let to = from + 1;
    while (this.normal.classes[to] === rest) to += 1;
    this.put({ exact: this.normal.text.slice(from, to), from, to }, true);
    return to;
  }

  /** A word, or several joined by hyphens. Gives the index after it. */
  private cutToken(from: number): number {
    let [pieces, next] = this.readPart(from);
    if (pieces.length > 1 && this.isElided(pieces[0]!)) this.put(pieces.shift()!, false);
    const first = this.position;
    const whole: Piece = { exact: '', from: pieces[0]!.from, to: from };
    let parts = 0;
    for (;;) {
      parts += 1;
      if (parts > 1 && pieces.length > 1 && this.isElided(pieces[0]!)) {
        whole.exact += pieces[0]!.exact;
        this.put(pieces.shift()!, false);
      }
      const part = joinPieces(pieces);
      whole.exact += part.exact;
      whole.to = part.to;
      this.put(part, false);
      if (this.normal.classes[next] !== LetterClass.hyphen || !this.beginsWord(next + 1)) break;
      [pieces, next] = this.readPart(next + 1);
    }
    if (parts > 1) {
      this.words.push(this.wordOf(whole, first, this.position - first, false));
    }
    return next;
  }

  /**
   * Reads up to a hyphen or the end of the word; a final 's is left out.
   * @returns what stands between its apostrophes, and the index after it
   */
  private readPart(from: number): [Piece[], number] {
    const { text, classes } = this.normal;
    const pieces: Piece[] = [];
    let piece: Piece = { exact: '', from, to: from };
    let abbreviated = false;
    let start = from;
    for (;;) {
      const to = this.runEnd(start);
      piece.exact += text.slice(start, to);
      piece.to = to;
      let mark = classes[to];
      let next = to + 1;
      // The last full stop of U.S.-led and U.S.'s belongs to the abbreviation.
      if (abbreviated && mark === LetterClass.stop && this.isJoint(next) && this.beginsWord(next + 1)) {
        mark = classes[next];
        next += 1;
      }
      if (mark === LetterClass.apostrophe && this.beginsWord(next)) {
        pieces.push(piece);
        piece = { exact: '', from: next, to: next };
      } else if (mark === LetterClass.stop && this.isDigit(to - 1) && this.isDigit(next)) {
        piece.exact += '.';
      } else if (
        mark === LetterClass.stop &&
        this.isSingle(start, to) &&
        this.isSingle(next, this.runEnd(next))
      ) {
        abbreviated = true;
      } else if (mark !== LetterClass.comma || !this.isDigit(to - 1) || !this.isDigit(next)) {
        pieces.push(piece);
        const possessive = pieces.length > 1 && foldCase(piece.exact) === 's';
        if (possessive) pieces.pop();
        return [pieces, mark === LetterClass.hyphen ? next - 1 : to];
      }
      start = next;
    }
  }

  private runEnd(from: number): number {
    const { classes } = this.normal;
    let to = from;
    while (
      classes[to] === LetterClass.letter ||
      classes[to] === LetterClass.digit ||
      (to > from && classes[to] === LetterClass.mark)
    ) {
      to += 1;
    }
    return to;
  }

  /** One letter with its marks. */
  private isSingle(from: number, to: number): boolean {
    const { classes } = this.normal;
    if (classes[from] !== LetterClass.letter) return false;
    for (let i = from + 1; i < to; i += 1) if (classes[i] !== LetterClass.mark) return false;
    return true;
  }

  private isDigit(index: number): boolean {
    return this.normal.classes[index] === LetterClass.digit;
  }

  private beginsWord(index: number): boolean {
    return this.normal.classes[index] === LetterClass.letter || this.isDigit(index);
  }

  private isJoint(index: number): boolean {
    const kind = this.normal.classes[index];
    return kind === LetterClass.hyphen || kind === LetterClass.apostrophe;
  }

  private isElided(piece: Piece): boolean {
    return ELIDED.has(foldCase(piece.exact));
  }

  private put(piece: Piece, unspaced: boolean): void {
    this.words.push(this.wordOf(piece, this.position, 1, unspaced));
    this.position += 1;
  }

  private wordOf(piece: Piece, position: number, places: number, unspaced: boolean): Word {
    const { starts, ends } = this.normal;
    const start = starts === null ? piece.from : starts[piece.from]!;
    const end = ends === null ? piece.to : ends[piece.to - 1]!;
    return word(piece.exact, position, places, start, end, unspaced);
  }
}

function joinPieces(pieces: readonly Piece[]): Piece {
  const first = pieces[0]!;
  return {
    exact: pieces.map((piece) => piece.exact).join(''),
    from: first.from,
    to: pieces[pieces.length - 1]!.to,
  };
}
