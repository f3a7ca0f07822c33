import { toPlainText } from '@app/text';

/** A headline of more characters is a text in the wrong place. */
const LONGEST_LINE = 1_000;
/** The longest articles have some 100,000 characters; all of a text is matched, stored and indexed. */
const LONGEST_TEXT = 200_000;

/** How the text of each field is read from the HTML that feeds hold. */
export const TEXT_READERS = {
  title: readLine,
  summary: readText,
  body: readText,
  author: readAuthor,
  category: readLine,
};

/** The first candidate of which something remains as plain text; empty where nothing does. */
export function firstText(candidates: readonly string[], read: (html: string) => string): string {
  for (const candidate of candidates) {
    const text = read(candidate);
    if (text !== '') return text;
  }
  return '';
}

function readText(html: string): string {
  return toPlainText(html).slice(0, LONGEST_TEXT);
}

function readLine(html: string): string {
  return toPlainText(html).replace(/\s+/g, ' ').slice(0, LONGEST_LINE);
}

/** RSS writes `mail (Name)`, Atom elements for both; the name is what people know. */
function readAuthor(html: string): string {
  const element = /<name>([^<]*)<\/name>/i.exec(html)?.[1] ?? /<email>([^<]*)<\/email>/i.exec(html)?.[1];
  const text = readLine(element ?? html);
  return /^\S+@\S+\s*\(([^()]+)\)$/.exec(text)?.[1]?.trim() ?? text;
}
