import { TEXT_READERS, firstText } from './read-text.js';
import type { FieldName } from './vocabulary.js';

/** Honest items give a field a few times, and a few dozen categories. */
const MOST_CANDIDATES = 50;

/** Candidates for each field of a feed or item, to be written in the order of their rank. */
export class FieldValues {
  private readonly values = new Map<FieldName, { readonly rank: number; readonly value: string }[]>();

  /** @param rank the lowest counts */
  add(name: FieldName, rank: number, value: string): void {
    const list = this.values.get(name);
    if (!list) this.values.set(name, [{ rank, value }]);
    else if (list.length < MOST_CANDIDATES) list.push({ rank, value });
  }

  /** The fields as elements, best candidates first; of texts only the best, as plain text. */
  write(): string {
    let xml = '';
    for (const [name, list] of this.values) {
      const candidates = list.sort((a, b) => a.rank - b.rank).map(({ value }) => value);
      for (const value of readCandidates(name, candidates)) xml += `<${name}>${escapeText(value)}</${name}>`;
    }
    return xml;
  }
}

function readCandidates(name: FieldName, candidates: readonly string[]): readonly string[] {
  if (name === 'category') return candidates.map(TEXT_READERS.category);
  return name in TEXT_READERS
    ? [firstText(candidates, TEXT_READERS[name as keyof typeof TEXT_READERS])]
    : candidates;
}

/** A whole RSS 2.0 document, well-formed whatever went in. */
export const writeDocument = (channel: string, items: readonly string[]): string =>
  `<rss><channel>${FILLER}${channel}${items.map((item) => `<item>${FILLER}${item}</item>`).join('')}</channel></rss>`;

/** An element without children would be read as a string, whose methods (`link`) pass for fields. */
const FILLER = '<filler/>';

// eslint-disable-next-line no-control-regex -- characters that XML cannot hold at all
const UNWRITABLE = /[&<>\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escapeText = (text: string): string => text.replace(UNWRITABLE, (sign) => SIGNS[sign] ?? '\ufffd');
