import type { RuleFault } from '@app/contracts';
import type { Query, TermLists, TextFieldName } from '../query.js';

/** A term list as rules see it. */
export interface ReadList {
  /** The entries that could be read. */
  readonly entries: readonly Query[];
  /** The first fault of an entry, and which entry; null where all are fine. */
  readonly fault: { readonly entry: string; readonly fault: RuleFault } | null;
  /** Whether each entry is a word, prefix or phrase, or such with OR or NEAR. */
  readonly fitsNear: boolean;
  /** Fields that confine entries or parts of them. */
  readonly fields: readonly TextFieldName[];
}

/** Reads one entry's text; given from outside because entries are rules themselves. */
export type ReadEntry = (text: string) => {
  readonly query: Query | null;
  readonly faults: readonly RuleFault[];
};

/** Lists read before, known by their entries: many rules name one list. */
const known = new WeakMap<readonly string[], ReadList>();

/** The term lists that a rule may name, each read once. */
export class ReadLists {
  constructor(
    private readonly lists: TermLists,
    private readonly readEntry: ReadEntry,
  ) {}

  get names(): Iterable<string> {
    return this.lists.keys();
  }

  /** Null where there is no list of this name, in whatever case. */
  get(name: string): ReadList | null {
    const entries = this.lists.get(name) ?? this.entriesOf(name.toLowerCase());
    if (entries === undefined) return null;
    let list = known.get(entries);
    if (list === undefined) {
      list = this.read(entries);
      known.set(entries, list);
    }
    return list;
  }

  private entriesOf(lowerCase: string): readonly string[] | undefined {
    for (const [name, entries] of this.lists) if (name.toLowerCase() === lowerCase) return entries;
    return undefined;
  }

  private read(texts: readonly string[]): ReadList {
    const entries: Query[] = [];
    const fields = new Set<TextFieldName>();
    let fault: ReadList['fault'] = null;
    let fitsNear = true;
    for (const text of texts) {
      const read = this.readEntry(text);
      const first = read.faults[0];
      if (first !== undefined) fault ??= { entry: text, fault: first };
      if (read.query === null) continue;
      entries.push(read.query);
      fitsNear = gatherFields(read.query, null, fields) && fitsNear;
    }
    return { entries, fault, fitsNear, fields: [...fields] };
  }
}

/** Adds the fields that confine words of a query. @returns whether it may stand inside NEAR */
function gatherFields(query: Query, within: TextFieldName | null, fields: Set<TextFieldName>): boolean {
  switch (query.kind) {
    case 'near':
      return [query.left, query.right].every((side) => gatherFields(side, within, fields));
    case 'or':
      return query.of.every((side) => gatherFields(side, within, fields));
    case 'field':
      return gatherFields(query.of, query.field, fields);
    case 'and':
    case 'not':
    case 'meta':
    case 'list':
      return false;
    default:
      if (within !== null) fields.add(within);
      return true;
  }
}
