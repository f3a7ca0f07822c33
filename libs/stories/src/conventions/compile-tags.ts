import type { Kind, Priority, TaughtTag } from '@app/contracts';
import { compileNotices, type NoticeRequest } from '../notices/compile-notices.js';
import type { ConventionsFile, TagGroup } from './conventions.schema.js';
import { foldHeadline } from './fold-headline.js';

/** One tag of the conventions, ready to be looked for in a folded headline. */
export interface Tag {
  /** As the conventions write it. */
  readonly word: string;
  readonly kind: Kind;
  readonly priority: Priority | null;
  readonly label: string | null;
  readonly visible: boolean;
  readonly live: boolean;
  readonly embargo: boolean;
  readonly refile: boolean;
  readonly repeat: boolean;
  readonly bare: boolean;
  readonly anyCase: boolean;
  readonly wires: readonly string[] | null;
  /** Sticky; as written or in capitals. */
  readonly exact: RegExp;
  /** Sticky; whatever the case. */
  readonly loose: RegExp;
  /** Sticky; whatever the case, words run together (#ÚLTIMAHORA, #عاجل_جدا). */
  readonly hashed: RegExp;
}

/** How a wire writes its tags where it doesn't write them in capitals. */
export type WireCase = 'title' | 'any';

/** The wire conventions in use: an operator's data, compiled once. */
export interface WireConventions {
  /** Tags by the lower-case first character of their folded form; `0` for those that begin with a number. */
  readonly tags: ReadonlyMap<string, readonly Tag[]>;
  readonly case: ReadonlyMap<string, WireCase>;
  /** Sticky: what begins with a tag and is none. */
  readonly notTags: RegExp | null;
  /** What notices ask for, the strongest first. */
  readonly notices: readonly NoticeRequest[];
  readonly urgency: ReadonlyMap<string, Priority>;
  readonly pubstatus: ReadonlyMap<string, Kind>;
  readonly wires: ReadonlyMap<string, readonly string[]>;
  /** Sticky: the name of a wire that a hyphen joins to what follows. */
  readonly wirePrefix: RegExp;
}

/** Matches letters in either case inside a pattern that minds the case. */
const either = (letters: string) => letters.replace(/[a-z]/gu, (c) => `[${c}${c.toUpperCase()}]`);
const ORDINAL = `\\d{1,2}(?:${either('st|nd|rd|th|ere|er|eme|e|o|a')}|\\.)? ?`;
const NUMBER = '[ -]?\\d{1,3}';
/** Until when, up to what sets the tag off; colons and hyphens between digits are those of a time. */
const UNTIL =
  `(?: (?:(?:${either('until|till|for|bis|hasta|fino|ate')}|[Jj](?:usqu|USQU)'\\p{L}+|до|ДО) |(?=\\d))` +
  '(?:[^:|\\])/-]|:(?=\\d\\d)|-(?=\\d)){0,60}[^:|\\])/\\s-])?';
const PARTS: Readonly<Record<string, string>> = {
  '{nth}': `(?:${ORDINAL})?`,
  '{NTH}': ORDINAL,
  '{n}': `(?:${NUMBER})?`,
  '{N}': NUMBER,
  '{time}': '(?: [0-2]\\d[0-5]\\d)?',
  '{until}': UNTIL,
};

/** Makes the parsed file ready for use. */
export function compileTags(file: ConventionsFile): WireConventions {
  const tags = new Map<string, Tag[]>();
  for (const group of file.tags) {
    for (const word of new Set(Object.values(group.words).flat())) addTag(tags, compileTag(word, group));
  }
  return {
    tags,
    case: new Map(Object.entries(file.case)),
    notTags:
      file.notTags.length === 0
        ? null
        : new RegExp(`(?:${file.notTags.map(literal).join('|')})(?![\\p{L}\\p{N}])`, 'iuy'),
    notices: compileNotices(Object.values(file.notices)),
    urgency: new Map(Object.entries(file.urgency)),
    pubstatus: new Map(Object.entries(file.pubstatus)),
    wires: new Map(Object.entries(file.wires)),
    wirePrefix: new RegExp(
      `(?:${Object.values(file.wires).flat().map(foldedLiteral).join('|')})-(?=\\S)`,
      'uy',
    ),
  };
}

/** The conventions with tags that an admin taught beside them; a word taught to be no tag adds none. */
export function teachTags(
  conventions: WireConventions,
  taught: readonly Pick<TaughtTag, 'tag' | 'kind' | 'priority'>[],
): WireConventions {
  const tags = new Map([...conventions.tags].map(([key, known]) => [key, [...known]]));
  for (const { tag, kind, priority } of taught) {
    if (kind === null) continue;
    const group = { kind, ...(priority === null ? {} : { priority }), ...PLAIN, words: {} };
    addTag(tags, compileTag(`${tag} {n}`, group));
  }
  return { ...conventions, tags };
}

const PLAIN = {
  visible: false,
  live: false,
  embargo: false,
  refile: false,
  repeat: false,
  bare: false,
  anyCase: false,
};

function addTag(tags: Map<string, Tag[]>, tag: Tag): void {
  const folded = foldHeadline(tag.word).text;
  const keys = /^\{nth\}|^\{NTH\}|^\{N\}/u.test(folded) ? ['0'] : [firstKey(folded)];
  // An optional ordinal may be left out: then the word itself begins the tag.
  if (folded.startsWith('{nth}')) keys.push(firstKey(folded.slice('{nth}'.length).trimStart()));
  for (const key of keys) tags.set(key, [...(tags.get(key) ?? []), tag]);
}

/** The key under which tags that may begin with this text are kept. */
export function firstKey(folded: string): string {
  const first = String.fromCodePoint(folded.codePointAt(0) ?? 0x20);
  return /\p{N}/u.test(first) ? '0' : first.toLowerCase();
}

function compileTag(word: string, group: TagGroup): Tag {
  const written = foldHeadline(word).text;
  // What changes a story may be counted: CORRECTED 2, ACTUALISATION 3.
  const counted = (group.kind === 'update' || group.kind === 'correction') && !written.includes('{');
  const folded = counted ? `${written} {n}` : written;
  // The blank between a word and its number belongs to the number.
  const pieces = folded
    .replace(/ (?=\{(?:n|N|time|until)\})/gu, '')
    .replace(/(?<=\{nth\}) |(?<=\{NTH\}) /gu, '');
  const build = (spelling: (text: string) => string, blank: string): string =>
    pieces
      .split(/(\{(?:nth|NTH|n|N|time|until)\})/u)
      .map((piece) => PARTS[piece] ?? literal(spelling(piece)).replace(/ /gu, blank))
      .join('');
  const same = (text: string) => text;
  const blank = /^(\p{L}+)( \1)+$/u.test(written) ? '[\\s,!/+*-]+' : '\\s+';
  return {
    word,
    kind: group.kind,
    priority: group.priority ?? null,
    label: group.label ?? null,
    visible: group.visible,
    live: group.live,
    embargo: group.embargo,
    refile: group.refile,
    repeat: group.repeat,
    bare: group.bare,
    anyCase: group.anyCase,
    wires: group.wires ?? null,
    exact: new RegExp(`(?:${build(same, blank)}|${build(upper, blank)})`, 'uy'),
    loose: new RegExp(build(same, blank), 'iuy'),
    hashed: new RegExp(build(same, '[\\s_]*'), 'iuy'),
  };
}

const upper = (text: string) => foldHeadline(text.toUpperCase()).text;
const foldedLiteral = (text: string) => literal(foldHeadline(text).text);
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
