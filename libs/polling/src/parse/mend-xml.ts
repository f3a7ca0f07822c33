import type { FeedFormat } from '@app/contracts';
import { FieldCapture } from './field-capture.js';
import { FieldValues, writeDocument } from './mended-xml.js';
import { NamespaceScope } from './namespace-scope.js';
import type { ProblemList } from './problem-list.js';
import { resolveLink } from './resolve-link.js';
import { FEED_FIELDS, itemFieldOf, vocabularyOf } from './vocabulary.js';
import { readXml, type XmlListener } from './xml-events.js';

/** A feed rewritten as clean RSS 2.0, whatever its format and faults. */
export interface MendedXml {
  readonly format: FeedFormat;
  readonly xml: string;
}

/** What the first element says of a document that holds no feed. */
export interface NoFeed {
  readonly format: null;
  /** Name of its first element in lower case; empty where it has none. */
  readonly root: string;
}

/** The largest honest feeds hold some hundreds; what is beyond is an archive, not news. */
export const MOST_ITEMS = 2000;

/**
 * Rewrites RSS 0.9x, 1.0 and 2.0 and Atom 0.3 and 1.0 into one clean form that
 * rss-parser reads whole: names without surprising prefixes, tags closed, text escaped,
 * links under `xml:base` made absolute, candidates for a field in the order of their worth.
 * @param url where the document came from, if it is known
 */
export function mendXml(source: string, url: string | undefined, problems: ProblemList): MendedXml | NoFeed {
  const mender = new XmlMender(url, problems);
  readXml(source, mender, problems);
  return mender.end();
}

/** Where we are: above any feed, in its head, in an item, or in an element that nobody needs. */
type Place = 'outside' | 'feed' | 'item' | 'skipped';
interface Frame {
  readonly name: string;
  readonly place: Place;
  readonly scope: NamespaceScope;
  readonly base: string | undefined;
}

const ROOTS: ReadonlyMap<string, FeedFormat> = new Map([
  ['rss', 'rss'],
  ['rdf', 'rdf'],
  ['feed', 'atom'],
  ['channel', 'rss'],
]);
/** Feeds nest a dozen elements; beyond this only hostile ones do. */
const MOST_DEPTH = 256;
/** Longest base that links are resolved on: browsers stop near it too. */
const LONGEST_BASE = 2048;

class XmlMender implements XmlListener {
  private readonly frames: Frame[] = [];
  /** How many elements of each name are open. */
  private readonly openNames = new Map<string, number>();
  /** Elements open beyond the depth that is followed. */
  private tooDeep = 0;
  private capture: FieldCapture | null = null;
  private format: FeedFormat | null = null;
  private root = '';
  private rootNamespace: string | undefined;
  private holdsFeed = false;
  private readonly feed = new FieldValues();
  private item: FieldValues | null = null;
  private readonly items: string[] = [];

  constructor(
    private readonly url: string | undefined,
    private readonly problems: ProblemList,
  ) {}

  end(): MendedXml | NoFeed {
    if (this.format === null || !this.holdsFeed) return { format: null, root: this.root };
    if (this.frames.length > 0) this.problems.note('It ends before its last tags are closed.');
    this.endCapture();
    this.endItem();
    return { format: this.format, xml: writeDocument(this.feed.write(), this.items) };
  }

  text(text: string): void {
    this.capture?.addText(text);
  }

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    const scope = NamespaceScope.within(this.frames.at(-1)?.scope, attributes);
    const key = this.keyOf(name, scope);
    if (this.capture?.isEndedBy(key)) {
      this.problems.note('A tag is never closed.');
      this.popTo(this.capture.name);
    }
    if (this.capture) {
      this.capture.openChild(name);
    } else if (this.frames.length >= MOST_DEPTH) {
      this.tooDeep++;
    } else {
      const place = this.enter(key, attributes, scope);
      this.push({ name, place, scope, base: this.baseUnder(attributes) });
      this.startCapture(name, key, attributes);
    }
  }

  close(name: string): void {
    if (this.capture && !this.capture.closes(name)) {
      if (!isStructural(name) || !this.openNames.has(name)) {
        this.capture.closeChild(name);
        return;
      }
      this.problems.note('A tag is never closed.');
    }
    if (this.tooDeep > 0) {
      this.tooDeep--;
    } else if (!this.openNames.has(name)) {
      this.problems.note('It closes a tag that was never opened.');
    } else {
      if (this.frames.at(-1)?.name !== name) this.problems.note('Its tags are closed in the wrong order.');
      this.popTo(name);
    }
  }

  /** Decides what an opening element means here, and returns the place that it opens. */
  private enter(key: string, attributes: ReadonlyMap<string, string>, scope: NamespaceScope): Place {
    const place = this.frames.at(-1)?.place ?? 'outside';
    if (place === 'outside') return this.enterRoot(key, attributes);
    if (key === 'item' || key === 'entry') return this.startItem(attributes, scope);
    if (place === 'feed' && (key === 'channel' || key === 'items' || key === 'skiphours')) {
      this.holdsFeed ||= key === 'channel';
      this.addLanguage(attributes);
      return 'feed';
    }
    return place === 'item' && (key === 'media:group' || key === 'media:content') ? 'item' : 'skipped';
  }

  private enterRoot(key: string, attributes: ReadonlyMap<string, string>): Place {
    const local = key.slice(key.indexOf(':') + 1);
    if (this.root === '') this.root = local;
    const format = ROOTS.get(local);
    if (format === undefined || this.format !== null || this.root === 'html') return 'outside';
    this.format = format;
    this.rootNamespace = attributes.get('xmlns');
    // Any RDF has this root; only a channel or an item makes it a feed.
    this.holdsFeed = local !== 'rdf';
    if (local === 'rss' && !attributes.has('version')) {
      this.problems.note('Its rss element gives no version.');
    }
    if (local === 'channel') this.problems.note('Its channel stands outside of an rss element.');
    this.addLanguage(attributes);
    return 'feed';
  }

  /** An item begins, even where the one before, or something else, was never closed. */
  private startItem(attributes: ReadonlyMap<string, string>, scope: NamespaceScope): Place {
    while (this.frames.at(-1)?.place !== 'feed') {
      this.problems.note('A tag is never closed.');
      this.popTo(this.frames.at(-1)?.name ?? '');
    }
    this.holdsFeed = true;
    if (this.items.length >= MOST_ITEMS) {
      this.problems.note(`It has more than ${MOST_ITEMS} items; only the first ${MOST_ITEMS} were read.`);
      return 'skipped';
    }
    this.item = new FieldValues();
    for (const [name, value] of attributes) {
      if (isAbout(name, scope)) this.item.add('guid', 3, value);
    }
    return 'item';
  }

  private endItem(): void {
    if (this.item) this.items.push(this.item.write());
    this.item = null;
  }

  private startCapture(name: string, key: string, attributes: ReadonlyMap<string, string>): void {
    const place = this.frames.at(-2)?.place;
    const values = place === 'item' ? this.item : this.feed;
    const field = place === 'item' ? itemFieldOf(key) : place === 'feed' ? FEED_FIELDS.get(key) : undefined;
    if (!field || !values) return;
    this.capture = new FieldCapture(name, key, field, attributes, values, (link) => this.absolute(link));
  }

  private endCapture(): void {
    this.capture?.end();
    this.capture = null;
  }

  /** Under an `xml:base` a link is made absolute here; otherwise the feed's own link decides later. */
  private absolute(link: string): string {
    const base = this.frames.at(-1)?.base;
    return base === undefined ? link : (resolveLink(link, base) ?? link);
  }

  private baseUnder(attributes: ReadonlyMap<string, string>): string | undefined {
    const outer = this.frames.at(-1)?.base;
    const own = attributes.get('xml:base');
    if (own === undefined || own.length > LONGEST_BASE) return outer;
    const base = resolveLink(own, outer ?? this.url);
    return base === null || base.length > LONGEST_BASE ? outer : base;
  }

  private addLanguage(attributes: ReadonlyMap<string, string>): void {
    const language = attributes.get('xml:lang');
    if (language) this.feed.add('language', 9, language);
  }

  /** `dc:date`, or without prefix where it belongs to the format itself; lower case. */
  private keyOf(name: string, scope: NamespaceScope): string {
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const local = name.slice(colon + 1).toLowerCase();
    const namespace = scope.find(prefix);
    // Whatever the root calls itself, what stands beside it without a prefix is of its kind.
    if (prefix === '' && this.format !== null && namespace === this.rootNamespace) return local;
    const vocabulary = vocabularyOf(prefix, namespace);
    const own = this.format === 'atom' ? 'atom' : 'rss';
    return vocabulary === '' || vocabulary === own ? local : `${vocabulary}:${local}`;
  }

  private push(frame: Frame): void {
    this.frames.push(frame);
    this.openNames.set(frame.name, (this.openNames.get(frame.name) ?? 0) + 1);
  }

  /** Closes elements up to the innermost of this name. */
  private popTo(name: string): void {
    this.endCapture();
    for (let frame = this.frames.pop(); frame; frame = this.frames.pop()) {
      const count = (this.openNames.get(frame.name) ?? 1) - 1;
      if (count > 0) this.openNames.set(frame.name, count);
      else this.openNames.delete(frame.name);
      if (frame.place === 'item' && this.frames.at(-1)?.place === 'feed') this.endItem();
      if (frame.name === name) return;
    }
  }
}

/** Whether an attribute is RDF's name for what an item is, under whatever prefix. */
function isAbout(name: string, scope: NamespaceScope): boolean {
  const [prefix, local] = name.includes(':') ? name.split(':') : ['rdf', name];
  return local === 'about' && vocabularyOf(prefix!, scope.find(prefix!)) === 'rdf';
}

/** Closing one of these ends any field within. */
const isStructural = (name: string): boolean => /^(?:\w+:)?(?:item|entry|channel|rss|feed|rdf)$/i.test(name);
