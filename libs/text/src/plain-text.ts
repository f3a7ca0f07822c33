import { decodeHTMLStrict } from 'entities';
import { Tokenizer } from 'htmlparser2';
import { BLOCK_ELEMENTS, UNREAD_ELEMENTS, isHtmlElement, needsClosing } from './html-elements.js';

/** Feeds encode twice by mistake, rarely three times; more passes would only help an attacker. */
const MAX_PASSES = 3;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi;

/** One reading of a text as HTML. */
interface Reading {
  readonly text: string;
  /** Whether any of it was markup; then line breaks of the source are mere space. */
  readonly hadMarkup: boolean;
}

/**
 * The text of a piece of HTML as people read it: tags and what is no text dropped,
 * entities decoded (also those that a feed encoded twice), block elements and `<br>`
 * as line breaks, white space tidied. Text that is not HTML stays: `a < b`, `<VOLV.ST>`.
 * Pure, in linear time; nothing is ever executed.
 */
export function toPlainText(html: string): string {
  let { text, hadMarkup } = readOnce(html);
  for (let pass = 1; pass < MAX_PASSES && text !== html; pass++) {
    html = text;
    if (hadMarkup) {
      // What was escaped beside real tags is meant to be read, so tags stay and only entities go.
      text = text.replace(ENTITY, (entity) => decodeHTMLStrict(entity));
      break;
    }
    ({ text, hadMarkup } = readOnce(text));
  }
  return tidy(text);
}

/** Reads a text as HTML, without tidying. */
function readOnce(source: string): Reading {
  if (!source.includes('<') && !source.includes('&')) return { text: source, hadMarkup: false };
  const reader = new HtmlReader(source);
  const tokenizer = new Tokenizer({}, reader);
  tokenizer.write(source);
  tokenizer.end();
  return reader.result();
}

/**
 * Follows htmlparser2's tokenizer through one text. The tokenizer and not the parser,
 * because the parser looks through its stack of open elements at each tag, which a
 * hostile text can make quadratic.
 */
class HtmlReader {
  /** Text as it comes; null where a line ends. */
  private readonly pieces: (string | null)[] = [];
  private readonly lastClosing: ReadonlyMap<string, number>;
  private hadMarkup = false;
  /** End of what was read; a tag cut off by the end of the text begins here. */
  private done = 0;
  private tag = { name: '', start: 0, hasValue: false, strayLt: -1 };
  private unread = { name: '', depth: 0 };
  private preformatted = 0;

  constructor(private readonly source: string) {
    this.lastClosing = findLastClosing(source);
  }

  result(): Reading {
    const text = this.pieces.map((piece) => piece ?? '\n').join('');
    return { text, hadMarkup: this.hadMarkup };
  }

  ontext(start: number, end: number): void {
    this.done = end;
    this.addText(this.source.slice(start, end));
  }
  ontextentity(codepoint: number, end: number): void {
    const entity = this.source.slice(this.done, end);
    this.done = end;
    if (/^&[a-z]+[^;]$/i.test(entity) && /^[=a-z\d]/i.test(this.source[end] ?? '')) {
      // `?page=1&copy=2` is part of an address, not a sign.
      this.addText(entity);
      return;
    }
    // A space by name is as soft as a space by key.
    this.addText(codepoint === 0xa0 ? ' ' : String.fromCodePoint(codepoint));
  }
  onopentagname(start: number, end: number): void {
    this.tag = { name: this.source.slice(start, end), start: start - 1, hasValue: false, strayLt: -1 };
  }
  onattribname(start: number): void {
    if (this.source[start] === '<' && this.tag.strayLt < 0) this.tag.strayLt = start;
  }
  onattribdata(): void {
    this.tag.hasValue = true;
  }
  onattribentity(): void {
    this.tag.hasValue = true;
  }
  onattribend(): void {
    // Only the names of attributes tell anything.
  }
  onopentagend(end: number): void {
    this.endTag(end, false);
  }
  onselfclosingtag(end: number): void {
    this.endTag(end, true);
  }
  onclosetag(start: number, end: number): void {
    this.markMarkup();
    this.done = this.source.indexOf('>', end) + 1 || this.source.length;
    const name = this.source.slice(start, end).toLowerCase();
    if (this.unread.depth > 0) {
      if (name === this.unread.name) this.unread.depth--;
      return;
    }
    if (name === 'pre' && this.preformatted > 0) this.preformatted--;
    this.addSeparator(name);
  }
  oncomment(_start: number, end: number): void {
    this.skipTo(end + 1);
  }
  ondeclaration(_start: number, end: number): void {
    this.skipTo(end + 1);
  }
  onprocessinginstruction(_start: number, end: number): void {
    this.skipTo(end + 1);
  }
  oncdata(_start: number, end: number): void {
    this.skipTo(end + 1);
  }
  onend(): void {
    const rest = this.source.slice(this.done);
    const [, name, words] = /^<([a-z][^\s/>]*)((?:\s+[^\s=]+){2,}$)?/i.exec(rest) ?? [];
    const isText = words !== undefined || (name !== undefined && !isHtmlElement(name.toLowerCase()));
    if (isText) this.addText(rest);
  }

  private endTag(end: number, selfClosing: boolean): void {
    this.done = end + 1;
    const { start, strayLt, hasValue } = this.tag;
    let name = this.tag.name.toLowerCase();
    if (strayLt >= 0 && !hasValue) {
      // `a <b and then <p>`: the first was a sign, the second is the tag.
      this.addText(this.source.slice(start, strayLt));
      name = this.source.slice(strayLt + 1, end).toLowerCase();
    } else if (!this.isTag(name, end, selfClosing)) {
      this.addText(this.source.slice(start, end + 1));
      return;
    }
    this.markMarkup();
    if (this.unread.depth > 0) {
      if (name === this.unread.name && !selfClosing) this.unread.depth++;
    } else if (UNREAD_ELEMENTS.has(name) && !selfClosing && this.closesAfter(name, end)) {
      this.unread = { name, depth: 1 };
    } else {
      if (name === 'pre' && this.closesAfter(name, end)) this.preformatted++;
      this.addSeparator(name);
    }
  }

  /**
   * Whether something in angle brackets is a tag. Wire copy is full of what is none:
   * tickers `<IBM>` and `<A>`, addresses `<https://…>` and `<who@where>`.
   */
  private isTag(name: string, end: number, selfClosing: boolean): boolean {
    if (this.tag.hasValue || selfClosing) {
      return !/^<[^\s>]*(?::\/\/|@)/.test(this.source.slice(this.tag.start, end));
    }
    if (this.closesAfter(name, end)) return true;
    if (!isHtmlElement(name)) return false;
    return !needsClosing(name) || UNREAD_ELEMENTS.has(name) || this.tag.name !== this.tag.name.toUpperCase();
  }

  /** Raw-text elements run to the end of the text where they are not closed, as in a browser. */
  private closesAfter(name: string, index: number): boolean {
    if (RAW_TEXT.has(name)) return true;
    return (this.lastClosing.get(name) ?? -1) > index;
  }

  private addSeparator(name: string): void {
    if (BLOCK_ELEMENTS.has(name)) this.pieces.push(null);
    else if (name === 'td' || name === 'th') this.pieces.push(' ');
  }

  private addText(text: string): void {
    if (this.unread.depth > 0) return;
    this.pieces.push(this.hadMarkup && this.preformatted === 0 ? oneSpace(text) : text);
  }

  private skipTo(index: number): void {
    this.markMarkup();
    this.done = index;
  }

  /** From the first tag on the text is HTML, so the line breaks before it were mere space too. */
  private markMarkup(): void {
    if (this.hadMarkup) return;
    this.hadMarkup = true;
    this.pieces.forEach((piece, index) => {
      if (piece !== null) this.pieces[index] = oneSpace(piece);
    });
  }
}

const RAW_TEXT: ReadonlySet<string> = new Set([
  'iframe',
  'noembed',
  'noframes',
  'plaintext',
  'script',
  'style',
  'textarea',
  'title',
  'xmp',
]);

const oneSpace = (text: string): string => text.replace(/\s{2,}|[^\S ]/g, ' ');

/** Where each element is closed for the last time. */
function findLastClosing(source: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const match of source.matchAll(/<\/([a-z][^\s/<>]*)/gi)) {
    found.set((match[1] as string).toLowerCase(), match.index);
  }
  return found;
}

/** One space between words, no space at the ends of lines, at most one empty line, no control characters. */
function tidy(text: string): string {
  return (RARE.test(text) ? replaceRare(text) : text)
    .replace(/[^\S\n]{2,}|[^\S\n ]/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** What hardly any text holds, looked for once instead of replaced thrice. */
// eslint-disable-next-line no-control-regex -- control characters have no place in a text
const RARE = /[\u0000-\u0008\u000d-\u001f\u007f-\u009f\u00ad\u200b\u2028\u2029\ufeff]/;

function replaceRare(text: string): string {
  return (
    text
      .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
      // Soft hyphens, byte-order marks and zero-width spaces would part words that are one.
      .replace(/[\u00ad\u200b\ufeff]/g, '')
      // eslint-disable-next-line no-control-regex -- as above
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, ' ')
  );
}
