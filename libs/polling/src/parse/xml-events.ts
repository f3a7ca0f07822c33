import { replaceCodePoint } from 'entities/decode';
import { Tokenizer } from 'htmlparser2';
import type { ProblemList } from './problem-list.js';

/** What a document tells, in its order. Names are as written; every text is decoded. */
export interface XmlListener {
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  text(text: string): void;
}

/** Most elements have none, and a map for each would be waste. Never written to. */
const NO_ATTRIBUTES = new Map<string, string>();
/** Feeds give an element a handful; the rest is an attack. */
const MOST_ATTRIBUTES = 100;

/**
 * Reads XML as it comes, however broken, in one pass and linear time: nothing is expanded
 * but the five entities of XML and numbers, so that nested entity declarations do nothing.
 */
export function readXml(source: string, listener: XmlListener, problems: ProblemList): void {
  const reader = new XmlReader(escapeStraySigns(source), listener, problems);
  const tokenizer = new Tokenizer({ xmlMode: true }, reader);
  tokenizer.write(reader.source);
  tokenizer.end();
}

/** A `<` before what can begin no name is a sign that somebody forgot to encode. */
function escapeStraySigns(source: string): string {
  return source.replace(/<(?![A-Za-z_:/!?\u0080-\uffff])/g, '&lt;');
}

/** Of `&#150;`, which XML takes for a control character, the dash that is meant, as in HTML. */
const characterOf = (codepoint: number): string => String.fromCodePoint(replaceCodePoint(codepoint));

class XmlReader {
  private name = '';
  private attributes = NO_ATTRIBUTES;
  private attributeName = '';
  private attributeValue = '';
  private done = 0;

  constructor(
    readonly source: string,
    private readonly listener: XmlListener,
    private readonly problems: ProblemList,
  ) {}

  ontext(start: number, end: number): void {
    this.done = end;
    const text = this.source.slice(start, end);
    if (text.includes('&')) this.problems.note('It holds a bare & or an entity that XML does not know.');
    // `]]>` is what remains of CDATA inside CDATA.
    this.listener.text(text.includes(']]>') ? text.replaceAll(']]>', '') : text);
  }
  ontextentity(codepoint: number, end: number): void {
    this.done = end;
    this.listener.text(characterOf(codepoint));
  }
  oncdata(start: number, end: number, offset: number): void {
    this.done = end + 1;
    if (offset === 0) this.problems.note('A CDATA section is never closed.');
    const text = this.source.slice(start, end - offset);
    this.listener.text(text.startsWith('<![CDATA[') ? text.slice('<![CDATA['.length) : text);
  }
  onopentagname(start: number, end: number): void {
    this.name = this.source.slice(start, end);
    this.attributes = NO_ATTRIBUTES;
  }
  onattribname(start: number, end: number): void {
    this.attributeName = this.source.slice(start, end);
    this.attributeValue = '';
  }
  onattribdata(start: number, end: number): void {
    this.attributeValue += this.source.slice(start, end);
  }
  onattribentity(codepoint: number): void {
    this.attributeValue += characterOf(codepoint);
  }
  onattribend(): void {
    if (this.attributes === NO_ATTRIBUTES) this.attributes = new Map();
    if (this.attributes.size < MOST_ATTRIBUTES && !this.attributes.has(this.attributeName)) {
      this.attributes.set(this.attributeName, this.attributeValue);
    }
  }
  onopentagend(end: number): void {
    this.done = end + 1;
    this.listener.open(this.name, this.attributes);
  }
  onselfclosingtag(end: number): void {
    this.done = end + 1;
    this.listener.open(this.name, this.attributes);
    this.listener.close(this.name);
  }
  onclosetag(start: number, end: number): void {
    this.done = end + 1;
    this.listener.close(this.source.slice(start, end));
  }
  oncomment(_start: number, end: number): void {
    this.done = end + 1;
  }
  ondeclaration(_start: number, end: number): void {
    this.done = end + 1;
  }
  onprocessinginstruction(_start: number, end: number): void {
    this.done = end + 1;
  }
  onend(): void {
    if (this.source.includes('<', this.done)) this.problems.note('It ends in the middle of a tag.');
  }
}
