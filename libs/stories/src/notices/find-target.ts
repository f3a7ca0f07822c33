import type { NoticeCandidate, NoticeForm } from '@app/ports';
import { cutWords } from '@app/text';

/** A kill or correction that came as an item of its own. Times are ISO 8601 UTC. */
export interface Notice {
  /** The wire it came from: it may speak of its own stories only. */
  readonly wire: string;
  /** The headline without its tags. */
  readonly title: string;
  readonly text: string;
  readonly published: string;
  /** How sure it is that it speaks of another story. */
  readonly form: NoticeForm;
}

/** Which story a notice means; where it isn't one and only one, the desk is asked and nobody is told. */
export type Target =
  | { readonly kind: 'found'; readonly id: string; readonly by: readonly TargetSign[] }
  | { readonly kind: 'unclear'; readonly candidates: readonly string[] };

/** By what a story was known. */
export type TargetSign = 'id' | 'link' | 'number' | 'slug' | 'headline' | 'likeness';

/** Wires correct and kill within so many days; an older story of the same words is another. */
export const NOTICE_DAYS = 7;
const DAY_MS = 86_400_000;
/** Fewer words of a headline are shared by chance. */
const FEWEST_WORDS = 3;
/** Quotation marks that open and close alike need an edge: an apostrophe inside (Libya’s) closes nothing. */
const QUOTED =
  /(?<![\p{L}\p{N}])["”‘'’]([^\n]{8,200}?)["”’'](?![\p{L}\p{N}])|[“„«「『]([^\n]{4,200}?)[”“»」』]/gu;
/** A headline may be quoted with its tags before it: `UPDATE 2-…`. */
const MOST_TAG_WORDS = 3;

/**
 * Finds the story that a notice means among those of the same wire in the 7 days before it, by its id, number, slug,
 * quoted headline or link. Signs that point apart leave it unclear.
 */
export function findTarget(notice: Notice, candidates: readonly NoticeCandidate[]): Target {
  const time = Date.parse(notice.published);
  const possible = candidates.filter(({ wire, published }) => {
    const age = time - Date.parse(published);
    return wire === notice.wire && age >= 0 && age <= NOTICE_DAYS * DAY_MS;
  });
  const headlines = quotedHeadlines(notice);
  const signs = new Map<TargetSign, Set<NoticeCandidate>>();
  for (const candidate of possible) {
    for (const sign of signsOf(candidate, notice, headlines)) {
      signs.set(sign, (signs.get(sign) ?? new Set()).add(candidate));
    }
  }
  const meant = possible.filter((candidate) => [...signs.values()].every((named) => named.has(candidate)));
  const [only] = meant;
  if (signs.size > 0 && meant.length === 1 && only !== undefined) {
    return { kind: 'found', id: only.id, by: [...signs.keys()] };
  }
  const named = new Set([...signs.values()].flatMap((set) => [...set]));
  return { kind: 'unclear', candidates: [...named].map(({ id }) => id) };
}

function signsOf(candidate: NoticeCandidate, notice: Notice, headlines: readonly Quote[]): TargetSign[] {
  const text = `${notice.title}\n${notice.text}`;
  const signs: TargetSign[] = [];
  if (candidate.itemId.length >= 6 && hasWhole(text, candidate.itemId)) signs.push('id');
  if (candidate.url !== '' && hasWhole(text, withoutScheme(candidate.url))) signs.push('link');
  if (numbersOf(notice).some((number) => hasNumber(candidate, number))) signs.push('number');
  if (candidate.slug.length >= 6 && hasWhole(text, candidate.slug)) signs.push('slug');
  const titles = candidate.titles.map(wordsOf);
  if (headlines.some((quoted) => titles.some((title) => isQuoteOf(quoted, title)))) signs.push('headline');
  return signs;
}

interface Quote {
  readonly words: string;
  /** Whether it is cut short: “Haftar leaves…” */
  readonly cut: boolean;
}

/** The headlines that a notice quotes; its own, where it repeats that of the story. */
function quotedHeadlines({ title, text }: Notice): Quote[] {
  const quoted = [...`${title}\n${text}`.matchAll(QUOTED)].map((match) => match[1] ?? match[2]!);
  return [title, ...quoted]
    .map((said) => ({ words: wordsOf(said), cut: /(?:…|\.\.\.)\s*$/u.test(said) }))
    .filter(({ words }) => countOf(words) >= FEWEST_WORDS);
}

function isQuoteOf({ words, cut }: Quote, title: string): boolean {
  if (words === title || (cut && title.startsWith(`${words} `))) return true;
  const tags = countOf(words) - countOf(title);
  return tags > 0 && tags <= MOST_TAG_WORDS && countOf(title) >= FEWEST_WORDS && words.endsWith(` ${title}`);
}

/** What a number counts: `item 157`, `Meldung dpa 157`, `сообщение 157`. */
const THINGS =
  'items?|story|alert|d[ei]spatch|meldung|bericht|beitrag|nachricht|dépêche|information|noticia|despacho|nota|notizia|lancio|notícia|сообщени\\p{L}|новост\\p{L}|заметк\\p{L}|материал\\p{L}?|الخبر|خبر|البرقية|稿件|稿|記事|기사';
const NUMBER_WORDS = 'no\\.?|nr\\.?|n°|nº|№|number|numéro|número|numero|nummer|номер|رقم';
const COUNTED_BEFORE = /(?<!\p{N})0*(\d{1,6})\s*(?:号|號|番|번|numaralı)/gu;

/** `item afp 157`, `AFP157`, `no. 157`: the number of the story in its wire's day. */
function numbersOf({ wire, title, text, form }: Notice): string[] {
  const edge = '(?<![\\p{L}\\p{N}])';
  // In a story that is told anew, "No. 10" is an address.
  const before = form === 'surely' ? `${THINGS}|${NUMBER_WORDS}` : THINGS;
  const named = new RegExp(
    `(?:${edge}(?:${before})\\s*|${edge}${wire}[\\s-]?)(?:(?:${NUMBER_WORDS})\\s*)?(?:\\p{L}{2,8}[\\s-]?(?:(?:${NUMBER_WORDS})\\s*)?)?0*(\\d{1,6})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  const said = `${title}\n${text}`;
  const counted = form === 'surely' ? [...said.matchAll(COUNTED_BEFORE)] : [];
  return [...new Set([...said.matchAll(named), ...counted].map((match) => match[1]!))];
}

/** Whether its wire's number stands in a story's id or slug: `afp157`, `afp-0157`, `item/157`. */
function hasNumber({ itemId, slug }: NoticeCandidate, number: string): boolean {
  return new RegExp(`(?<!\\d)0*${number}(?!\\d)`, 'u').test(`${itemId} ${slug}`);
}

/** Whether it stands there and goes on no further: not `/a-1` in `/a-12`. */
function hasWhole(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (!WORD.test(text[at - 1] ?? '') && !WORD.test(text[at + part.length] ?? '')) return true;
  }
  return false;
}

const WORD = /[\p{L}\p{N}]/u;
const withoutScheme = (url: string) => url.replace(/^https?:\/\/(?:www\.)?|\/$/gu, '');
const countOf = (words: string) => (words === '' ? 0 : words.split(' ').length);
const wordsOf = (text: string) =>
  cutWords(text)
    .filter(({ places }) => places === 1)
    .map(({ folded }) => folded)
    .join(' ');
