import type { FieldName } from './vocabulary.js';

/** Candidates for each field, in the order of their rank. */
export class FieldValues {
  private readonly values = new Map<FieldName, { rank: number; value: string }[]>();

  /** @param most further values of this field are dropped: no honest item has more */
  add(name: FieldName, rank: number, value: string, most = 50): void {
    const list = this.values.get(name) ?? [];
    if (list.length === 0) this.values.set(name, list);
    if (list.length < most) list.push({ rank, value });
  }

  has(name: FieldName): boolean {
    return this.values.has(name);
  }

  /** The fields as elements, each text escaped. */
  write(): string {
    let xml = '';
    for (const [name, list] of this.values) {
      for (const { value } of list.sort((a, b) => a.rank - b.rank)) {
        xml += `<${name}>${escapeText(value)}</${name}>`;
      }
    }
    return xml;
  }
}

/** A whole RSS 2.0 document, well-formed whatever went in. */
export const writeDocument = (channel: string, items: readonly string[]): string =>
  `<rss version="2.0"><channel>${FILLER}${channel}${items.map((item) => `<item>${FILLER}${item}</item>`).join('')}</channel></rss>`;

/** An element without children would be read as a string, whose methods (`link`) pass for fields. */
const FILLER = '<filler/>';

function escapeText(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- characters that XML cannot hold at all
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ')
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'))
  );
}
