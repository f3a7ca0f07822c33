import { cutWords } from '@app/text';
import { FIELD_NAMES, META_FIELD_NAMES } from '../query.js';
import type { FieldName, Place } from '../query.js';
import {
  DASHES,
  isBlank,
  isBracket,
  isLetterAt,
  isQuote,
  lastLetterEnd,
  plainEnd,
  withoutSigns,
} from './characters.js';
import type { Faults } from './fault.js';
import { nearestName } from './nearest-name.js';
import { OPERATORS, readOperator } from './read-operator.js';
import { readPrefix } from './read-prefix.js';
import type { Token } from './token.js';

/** Characters up to a blank, a bracket or a quote. */
const VALUE = /[^\s()"“”„«»]+/y;
/** The same up to a sign that ends a clause as well; a comma between digits belongs to the number. */
const RUN = /(?:[^\s()"“”„«»,;!?…、。，；！？]|(?<=\p{Nd}),(?=\p{Nd}))+/uy;
const DASH_RUN = /[-–]+/y;
const FIELD = /(\p{Script=Latin}+):/uy;
const LIST = /@([\p{L}\p{N}_]+(?:[-.][\p{L}\p{N}_]+)*)/uy;
const STARS = /\*+/g;

/** Cuts a rule text into tokens; what is wrong with one is reported and the reading goes on. Linear in the text. */
export function lex(text: string, faults: Faults): Token[] {
  return new Lexer(text, faults).lex();
}

class Lexer {
  private readonly tokens: Token[] = [];
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly faults: Faults,
  ) {}

  lex(): Token[] {
    while (this.at < this.text.length) {
      const character = this.text[this.at]!;
      if (isBlank(character)) this.at += 1;
      else if (isBracket(character)) {
        this.push({ kind: character === '(' ? 'open' : 'close', start: this.at, end: this.at + 1 });
      } else if (isQuote(character)) this.readPhrase();
      else if (DASHES.includes(character) && this.beginsHere()) this.readDash();
      else if (!this.readPlainWord()) this.readRun();
    }
    return this.tokens;
  }

  /** Adds a token and goes to its end. */
  private push(token: Token): void {
    this.tokens.push(token);
    this.at = token.end;
  }

  private match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.text);
  }

  /** Whether a minus can stand here: at the start, after a blank or a bracket. */
  private beginsHere(): boolean {
    const before = this.text[this.at - 1];
    return before === undefined || isBlank(before) || isBracket(before);
  }

  /** One dash directly before an operand is a minus, more are as many; any other is no word. */
  private readDash(): void {
    const start = this.at;
    const end = start + this.match(DASH_RUN, start)![0].length;
    const next = this.text[end];
    const run = this.match(RUN, end)?.[0] ?? '';
    if (next === '(' || isQuote(next) || /[\p{L}\p{N}*]/u.test(run)) {
      this.push({ kind: 'not', start, end: start + 1 });
      if (end > start + 1) this.push({ kind: 'not', start: start + 1, end });
    } else {
      this.at = end + run.length;
    }
  }

  private readPhrase(): void {
    const start = this.at;
    let close = start + 1;
    while (close < this.text.length && !isQuote(this.text[close])) close += 1;
    const closed = close < this.text.length;
    const place = { start, end: closed ? close + 1 : close };
    const inside = this.text.slice(start + 1, close);
    if (!closed) {
      this.faults.add(
        'unclosed-quote',
        place,
        'This quote is never closed.',
        'Put a quote after the last word of the phrase, or take this one away.',
      );
      this.push({ kind: 'broken', ...place });
      return;
    }
    for (const stars of inside.matchAll(STARS)) {
      const at = start + 1 + stars.index;
      this.faults.add(
        'misplaced-star',
        { start: at, end: at + stars[0].length },
        'A star does not work inside quotes.',
        'Take the star away, or put the word outside the quotes: ceas*.',
      );
    }
    this.pushWords('phrase', inside.trim().replace(/\s+/g, ' '), place);
  }

  /** Words with their cut form; what holds none is no operand. */
  private pushWords(kind: 'word' | 'exact' | 'phrase', text: string, place: Place): void {
    const words = cutWords(text);
    if (words.length > 0) this.push({ kind, text, words, ...place });
    this.at = place.end;
  }

  /**
   * Reads what most of a rule is: a word of ASCII letters and digits, or AND, OR, NOT, between
   * blanks and brackets. @returns whether it was one
   */
  private readPlainWord(): boolean {
    const start = this.at;
    const end = plainEnd(this.text, start);
    const next = this.text[end];
    if (end === start || (next !== undefined && next !== ' ' && !isBracket(next))) return false;
    const word = this.text.slice(start, end);
    if (word.endsWith('NEAR')) return false;
    const kind = OPERATORS.get(word);
    if (kind !== undefined) this.push({ kind, start, end });
    else this.push({ kind: 'word', text: word, words: cutWords(word), start, end });
    return true;
  }

  /** Reads what stands up to the next blank, bracket, quote or clause end: first what it begins with. */
  private readRun(): void {
    const end = this.at + (this.match(RUN, this.at)?.[0].length ?? 1);
    let start = this.at;
    while (start < end && !isLetterAt(this.text, start) && !'=@*'.includes(this.text[start]!)) start += 1;
    if (start === end) {
      this.at = end;
    } else if (this.text[start] === '=') {
      this.readExact(start, end);
    } else if (this.text[start] === '@') {
      this.readList(start);
    } else {
      const read = this.readField(start) || this.readOperator(start, end);
      if (!read) this.readWord(start, end);
    }
  }

  private readList(start: number): void {
    const list = this.match(LIST, start);
    if (list === null) this.at = start + 1;
    else this.push({ kind: 'list', name: list[1]!, start, end: start + list[0].length });
  }

  private readExact(start: number, end: number): void {
    const to = lastLetterEnd(this.text, start + 1, end);
    const place = { start, end: to };
    const text = withoutSigns(this.text.slice(start + 1, to));
    if (text.includes('*') || this.text.slice(to, end).includes('*')) {
      this.faults.add(
        'misplaced-star',
        { start, end },
        'A star does not go with =, which means exactly this form.',
        'Write either =US or ceas*.',
      );
      this.push({ kind: 'broken', start, end });
    } else if (text !== '') {
      this.pushWords('exact', text, place);
    } else {
      const next = this.text[end];
      if (isQuote(next) || next === '(') {
        this.faults.add(
          'missing-operand',
          { start, end },
          'The sign = has no word to work on.',
          'It takes one word or compound directly after it, without quotes or brackets: =US.',
        );
      }
      this.at = end;
    }
  }

  /** A known field's name with its colon, or another single word of Latin letters with something directly after. */
  private readField(start: number): boolean {
    const match = this.match(FIELD, start);
    if (match === null) return false;
    const name = match[1]!.toLowerCase();
    const end = start + match[0].length;
    const known = FIELD_NAMES.find((field) => field === name);
    if (known !== undefined) {
      this.push({ kind: 'field', name: known, start, end });
      if (META_FIELD_NAMES.some((field) => field === known)) this.readValue(known);
      return true;
    }
    const next = this.text[end];
    if (next === undefined || isBlank(next) || next === ')') return false;
    const nearest = nearestName(name, FIELD_NAMES);
    this.faults.add(
      'unknown-field',
      { start, end },
      `There is no field called ${match[1]}.`,
      `${nearest === null ? '' : `Did you mean ${nearest}:? `}The fields are ${FIELD_NAMES.join(', ')}. Where the colon belongs to the text, put a blank after it or quotes around.`,
    );
    this.push({ kind: 'field', name: null, start, end });
    return true;
  }

  /** The value directly after a metadata field; a quote, a bracket, a list or a blank there is left to the others. */
  private readValue(field: FieldName): void {
    const start = this.at;
    const run = this.match(VALUE, start)?.[0];
    if (run === undefined || run.startsWith('@')) return;
    const end = start + run.length;
    if (run.includes('*')) {
      this.faults.add(
        'misplaced-star',
        { start, end },
        `A star works on words of the text, not on ${field}:.`,
        `Write the whole value, or several: ${field}:(x OR y).`,
      );
      this.push({ kind: 'broken', start, end });
      return;
    }
    const text = withoutSigns(run);
    if (text !== '') this.push({ kind: 'value', text, start, end: lastLetterEnd(this.text, start, end) });
    this.at = end;
  }

  private readOperator(start: number, end: number): boolean {
    const operator = readOperator(this.text, start, end, this.faults);
    if (operator === null) return false;
    this.tokens.push(operator);
    this.at = end;
    return true;
  }

  private readWord(start: number, end: number): void {
    const star = this.text.indexOf('*', start);
    if (star !== -1 && star < end) {
      this.push(readPrefix(this.text, start, end, this.faults));
      return;
    }
    const to = lastLetterEnd(this.text, start, end);
    this.pushWords('word', this.text.slice(start, to), { start, end: to });
    this.at = end;
  }
}
