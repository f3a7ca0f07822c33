import type { NoticeCandidate } from '@app/ports';
import { cutWords } from '@app/text';

/** A kill or correction that came as an item of its own. Times are ISO 8601 UTC. */
export interface Notice {
  /** The wire it came from: it may speak of its own stories only. */
  readonly wire: string;
  /** The headline without its tags. */
  readonly title: string;
  readonly text: string;
  readonly published: string;
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
/** An apostrophe inside (Libya’s) closes nothing. */
const QUOTED = /(?<![\p{L}\p{N}])["“„«‘'「『]([^\n]{8,200}?)["”“»’'」』](?![\p{L}\p{N}])/gu;

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

function signsOf(candidate: NoticeCandidate, notice: Notice, headlines: readonly string[]): TargetSign[] {
  const text = `${notice.title}\n${notice.text}`;
  const signs: TargetSign[] = [];
  if (candidate.itemId.length >= 6 && text.includes(candidate.itemId)) signs.push('id');
  if (candidate.url !== '' && hasWhole(text, candidate.url)) signs.push('link');
  if (numbersOf(notice).some((number) => hasNumber(candidate, number))) signs.push('number');
  if (candidate.slug.length >= 6 && hasWhole(text, candidate.slug)) signs.push('slug');
  const titles = candidate.titles.map(wordsOf);
  if (headlines.some((quoted) => titles.includes(quoted))) signs.push('headline');
  return signs;
}

/** The headlines that a notice quotes; its own, where it repeats that of the story. */
function quotedHeadlines({ title, text }: Notice): string[] {
  const quoted = [...`${title}\n${text}`.matchAll(QUOTED)].map((match) => match[1]!);
  return [title, ...quoted].map(wordsOf).filter((words) => words.split(' ').length >= FEWEST_WORDS);
}

/** `item afp 157`, `AFP157`, `no. 157`: the number of the story in its wire's day. */
function numbersOf({ wire, title, text }: Notice): string[] {
  const named = new RegExp(
    `(?:\\b(?:item|story|no\\.?|nr\\.?|n°|№)\\s*|\\b${wire}[\\s-]?)(?:${wire}[\\s-]?)?0*(\\d{1,6})\\b`,
    'giu',
  );
  return [...new Set([...`${title}\n${text}`.matchAll(named)].map((match) => match[1]!))];
}

/** Whether its wire's number stands in a story's id or slug: `afp157`, `afp-0157`, `item/157`. */
function hasNumber({ itemId, slug }: NoticeCandidate, number: string): boolean {
  return new RegExp(`(?<!\\d)0*${number}(?!\\d)`, 'u').test(`${itemId} ${slug}`);
}

/** Whether it stands there and goes on no further: not `/a-1` in `/a-12`. */
function hasWhole(text: string, part: string): boolean {
  const at = text.indexOf(part);
  return at >= 0 && !/[\p{L}\p{N}]/u.test(text[at + part.length] ?? '');
}

const wordsOf = (text: string) =>
  cutWords(text)
    .filter(({ places }) => places === 1)
    .map(({ folded }) => folded)
    .join(' ');
