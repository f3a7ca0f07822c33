import { MOST_FOLDERS } from '@app/contracts';
import { ProblemList } from '../parse/problem-list.js';
import { readXml } from '../parse/xml-events.js';

/** One feed of an OPML document. */
export interface OpmlOutline {
  /** Empty where the document says that it is a feed and not where. */
  readonly url: string;
  readonly title: string;
  /** The folders that it lies in, outermost first. */
  readonly folders: readonly string[];
  /** Everything else that the document says of it, by attribute, namespaces with it. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A document as read: feeds, and in plain words what could not be taken. */
export interface OpmlDocument {
  readonly title: string;
  readonly outlines: readonly OpmlOutline[];
  readonly problems: readonly string[];
}

const MOST_OUTLINES = 50_000;
/** Attributes of an outline that are kept, and how long each may be. */
const MOST_ATTRIBUTES = 40;
const LONGEST_ATTRIBUTE = 4_000;
/** What an attribute may be called, so that it can be written again (a part of XML 1.0, production 5). */
const WRITABLE_NAME = /^(?:([A-Za-z_][\w.-]*):)?[A-Za-z_][\w.-]*$/;
/** The type of an outline that is a feed although it may not say where. */
const FEED_TYPES = new Set(['rss', 'atom', 'rdf', 'feed', 'jsonfeed']);

/**
 * Reads OPML 1.0 and 2.0 (http://opml.org/spec2.opml) as readers export it, broken or not.
 * Null where it is no OPML at all.
 */
export function parseOpml(text: string): OpmlDocument | null {
  const problems = new ProblemList();
  const outlines: OpmlOutline[] = [];
  /** Names of open outlines, null for those that are feeds. */
  const open: (string | null)[] = [];
  /** Declared namespaces by their attribute, as of the root. */
  const namespaces = new Map<string, string>();
  let isOpml = false;
  let inTitle = false;
  let title = '';
  readXml(
    text,
    {
      open(name, written) {
        const element = name.toLowerCase();
        if (element === 'opml') isOpml = true;
        for (const [key, value] of written) if (key.startsWith('xmlns:')) namespaces.set(key, value);
        inTitle = element === 'title' && open.length === 0;
        if (element !== 'outline') return;
        const attributes = new Map([...written].map(([key, value]) => [key.toLowerCase(), value.trim()]));
        const label = attributes.get('title') || attributes.get('text') || '';
        const url = attributes.get('xmlurl') ?? attributes.get('url') ?? '';
        const isFeed = url !== '' || FEED_TYPES.has(attributes.get('type')?.toLowerCase() ?? '');
        const folders = open.filter((folder) => folder !== null);
        if (open.length < MOST_FOLDERS) open.push(isFeed || label === '' ? null : label);
        else problems.note(`Folders are nested more than ${MOST_FOLDERS} deep.`);
        if (!isFeed) return;
        if (outlines.length >= MOST_OUTLINES) {
          problems.note(`Only the first ${MOST_OUTLINES} feeds were read.`);
        } else {
          outlines.push({ url, title: label, folders, attributes: otherThan(label, written, namespaces) });
        }
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

/** What is read by no other name: all of an outline's attributes but its title and its feed's address. */
function otherThan(
  title: string,
  written: Iterable<readonly [string, string]>,
  namespaces: ReadonlyMap<string, string>,
): Record<string, string> {
  const kept = new Map<string, string>();
  for (const [name, given] of written) {
    const value = given.trim().slice(0, LONGEST_ATTRIBUTE);
    const key = name.toLowerCase();
    const prefix = WRITABLE_NAME.exec(name)?.[1];
    const namespace = prefix === undefined ? '' : namespaces.get(`xmlns:${prefix}`);
    if (namespace === undefined || !WRITABLE_NAME.test(name) || name.startsWith('xmlns')) continue;
    if (['title', 'xmlurl', 'url'].includes(key) || (key === 'text' && value === title)) continue;
    if (key === 'type' && value === 'rss') continue;
    if (kept.size >= MOST_ATTRIBUTES) break;
    if (prefix !== undefined) kept.set(`xmlns:${prefix}`, namespace);
    kept.set(['text', 'type'].includes(key) ? key : name, value);
  }
  return Object.fromEntries(kept);
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
    const title = outline.title || outline.url;
    const attributes = { type: 'rss', text: title, title, xmlUrl: outline.url, ...outline.attributes };
    const written = Object.entries(attributes).map(([name, value]) => `${name}="${escape(value)}"`);
    lines.push(`${indent}<outline ${written.join(' ')}/>`);
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
