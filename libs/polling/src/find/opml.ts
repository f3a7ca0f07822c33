import { ProblemList } from '../parse/problem-list.js';
import { readXml } from '../parse/xml-events.js';

/** One feed of an OPML document. */
export interface OpmlOutline {
  readonly url: string;
  readonly title: string;
  /** The site's address; empty where it is not given. */
  readonly site: string;
  /** The folders that it lies in, outermost first. */
  readonly folders: readonly string[];
}

/** A document as read: feeds, and in plain words what could not be taken. */
export interface OpmlDocument {
  readonly title: string;
  readonly outlines: readonly OpmlOutline[];
  readonly problems: readonly string[];
}

/** Folders within folders: readers know two or three. */
const MOST_DEPTH = 32;
const MOST_OUTLINES = 50_000;

/**
 * Reads OPML 1.0 and 2.0 (http://opml.org/spec2.opml) as readers export it, broken or not.
 * Null where it is no OPML at all.
 */
export function parseOpml(text: string): OpmlDocument | null {
  const problems = new ProblemList();
  const outlines: OpmlOutline[] = [];
  /** Names of open outlines, null for those that are feeds. */
  const open: (string | null)[] = [];
  let isOpml = false;
  let inTitle = false;
  let title = '';
  readXml(
    text,
    {
      open(name, written) {
        const element = name.toLowerCase();
        if (element === 'opml') isOpml = true;
        inTitle = element === 'title' && open.length === 0;
        if (element !== 'outline') return;
        const attributes = new Map([...written].map(([key, value]) => [key.toLowerCase(), value.trim()]));
        const label = attributes.get('title') || attributes.get('text') || '';
        const url = attributes.get('xmlurl') ?? attributes.get('url') ?? '';
        const folders = open.filter((folder) => folder !== null);
        if (open.length < MOST_DEPTH) open.push(url === '' ? label : null);
        else problems.note(`Folders are nested more than ${MOST_DEPTH} deep.`);
        if (url === '') return;
        if (outlines.length >= MOST_OUTLINES) {
          problems.note(`Only the first ${MOST_OUTLINES} feeds were read.`);
        } else outlines.push({ url, title: label, site: attributes.get('htmlurl') ?? '', folders });
      },
      close(name) {
        inTitle = false;
        if (name.toLowerCase() === 'outline') open.pop();
      },
      text(part) {
        if (inTitle) title += part;
      },
    },
    problems,
  );
  return isOpml ? { title: title.trim(), outlines, problems: problems.list() } : null;
}

/** Writes OPML 2.0: folders as outlines around their feeds, in the order given. */
export function renderOpml(title: string, outlines: readonly OpmlOutline[], created: Date): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${escape(title)}</title><dateCreated>${created.toUTCString()}</dateCreated></head>`,
    '  <body>',
    ...renderFolder(outlines, 0),
    '  </body>',
    '</opml>',
  ];
  return `${lines.join('\n')}\n`;
}

function renderFolder(outlines: readonly OpmlOutline[], depth: number): string[] {
  const indent = '  '.repeat(depth + 2);
  const lines: string[] = [];
  const folders = new Map<string, OpmlOutline[]>();
  for (const outline of outlines) {
    const folder = outline.folders[depth];
    if (folder !== undefined) {
      folders.set(folder, [...(folders.get(folder) ?? []), outline]);
      continue;
    }
    const site = outline.site === '' ? '' : ` htmlUrl="${escape(outline.site)}"`;
    const name = escape(outline.title || outline.url);
    lines.push(
      `${indent}<outline type="rss" text="${name}" title="${name}" xmlUrl="${escape(outline.url)}"${site}/>`,
    );
  }
  for (const [folder, inside] of folders) {
    const name = escape(folder);
    lines.push(
      `${indent}<outline text="${name}" title="${name}">`,
      ...renderFolder(inside, depth + 1),
      `${indent}</outline>`,
    );
  }
  return lines;
}

function escape(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- characters that XML cannot hold
      .replace(/[\u0000-\u001f\ufffe\uffff]|\p{Surrogate}/gu, ' ')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
