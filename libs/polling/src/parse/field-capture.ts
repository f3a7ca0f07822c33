import { FEED_FIELDS, ITEM_FIELDS, type Field } from './vocabulary.js';
import type { FieldValues } from './mended-xml.js';
import { UNTIL_FURTHER_NOTICE } from './wire-fields.js';

/** Fields that hold a word or a line, so that another field opening inside means that this one was left open. */
const SHORT_FIELDS: ReadonlySet<string> = new Set([
  'title',
  'link',
  'guid',
  'published',
  'updated',
  'ttl',
  'language',
  'slug',
  'urgency',
  'pubStatus',
  'embargo',
]);
/** Kinds of Atom content that are text; anything else is a picture or a film. */
const TEXT_TYPE = /^(?:text|html|xhtml|text\/.*|.*[/+]xml)?$/i;
/** Links of Atom that lead a reader to the entry (RFC 4287, 4.2.7.2: without rel it is alternate). */
const ALTERNATE = /^(?:|alternate|http:\/\/www\.iana\.org\/assignments\/relation\/alternate)$/i;

const PAGE_TYPE = /^(?:|text\/html|application\/xhtml\+xml)$/i;

/** In characters of HTML: ten times the longest text that is kept. What is beyond is not collected. */
const LONGEST_CONTENT = 2_000_000;

/** Collects the content of one field while its element is open, and puts it where it belongs. */
export class FieldCapture {
  private readonly pieces: string[] = [];
  private length = 0;
  /** Elements of the same name open inside. */
  private nested = 0;
  private readonly escapes: boolean;

  /**
   * @param name the element's name as written
   * @param key the same by vocabulary
   * @param absolute makes a link absolute where an `xml:base` is in force
   */
  constructor(
    readonly name: string,
    private readonly key: string,
    private readonly field: Field,
    private readonly attributes: ReadonlyMap<string, string>,
    private readonly values: FieldValues,
    private readonly absolute: (link: string) => string,
  ) {
    const type = attributes.get('type') ?? '';
    // In XHTML a `<` that was escaped is meant to be read; elsewhere it is HTML that was escaped.
    this.escapes = /^(?:xhtml|application\/xhtml\+xml)$/i.test(type) && attributes.get('mode') !== 'escaped';
  }

  addText(text: string): void {
    this.collect(this.escapes ? text.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;')) : text);
  }

  openChild(name: string): void {
    if (name === this.name) this.nested++;
    this.collect(`<${localName(name)}>`);
  }

  private collect(piece: string): void {
    if (this.length >= LONGEST_CONTENT) return;
    this.length += piece.length;
    this.pieces.push(piece);
  }

  /** Whether a closing tag ends this field and not something inside it. */
  closes(name: string): boolean {
    return name === this.name && this.nested === 0;
  }

  closeChild(name: string): void {
    if (name === this.name) this.nested--;
    this.collect(`</${localName(name)}>`);
  }

  /** Whether an element that opens inside can only mean that this field was never closed. */
  isEndedBy(key: string): boolean {
    if (key === 'item' || key === 'entry') return true;
    if (!SHORT_FIELDS.has(this.field.name) || key === this.key || key.startsWith('xhtml:')) return false;
    return ITEM_FIELDS.has(key) || FEED_FIELDS.has(key);
  }

  /** Hands the field over. */
  end(): void {
    const text = this.pieces.join('').slice(0, LONGEST_CONTENT);
    const { name, rank } = this.field;
    switch (name) {
      case 'link':
        this.endLink(text);
        break;
      case 'category':
        this.add(this.attributes.get('label') ?? this.attributes.get('term') ?? text);
        break;
      case 'body':
        if (TEXT_TYPE.test(this.attributes.get('type') ?? '') && !this.attributes.has('src')) {
          this.add(this.decoded(text));
        }
        break;
      case 'guid':
        this.add(text);
        // RSS 2.0: a guid is the item's address unless it says that it is not.
        if (this.key === 'guid' && this.attributes.get('isPermaLink')?.trim().toLowerCase() !== 'false') {
          this.values.add('permalink', rank, text);
        }
        break;
      case 'slug':
      case 'urgency':
      case 'pubStatus':
        this.add(this.codeOr(text));
        break;
      case 'embargo':
        this.endEmbargo(this.codeOr(text));
        break;
      default:
        this.add(this.decoded(text));
    }
  }

  /** RSS writes a link as text, Atom as an attribute, and some mix them up. */
  private endLink(text: string): void {
    const link = this.attributes.get('href') ?? text;
    if (link.trim() === '' || !ALTERNATE.test(this.attributes.get('rel')?.trim() ?? '')) return;
    const isPage = PAGE_TYPE.test(this.attributes.get('type') ?? '');
    this.values.add('link', this.field.rank + (isPage ? 0 : 0.5), this.absolute(link));
  }

  /** NewsML-G2 and NITF write values as attributes. */
  private codeOr(text: string): string {
    const code = ['qcode', 'ed-urg', 'norm', 'value'].map((name) => this.attributes.get(name));
    return code.find((value) => value !== undefined) ?? text;
  }

  /** NewsML-G2: `embargoed` without a time is an embargo until further notice; elsewhere an empty element is none. */
  private endEmbargo(time: string): void {
    const open = time.trim() === '' && this.key.endsWith(':embargoed');
    this.add(open ? UNTIL_FURTHER_NOTICE : time);
  }

  private add(value: string): void {
    if (value.trim() !== '') this.values.add(this.field.name, this.field.rank, value);
  }

  /** Atom 0.3 may write text in Base64. */
  private decoded(text: string): string {
    return this.attributes.get('mode') === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text;
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();
