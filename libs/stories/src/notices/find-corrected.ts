import type { CorrectedText, NoticeCandidate } from '@app/ports';
import { cutWords } from '@app/text';
import { NOTICE_DAYS, type Target } from './find-target.js';

/** A story that puts another right by telling it anew ("CORRECTED-UPDATE 2-Haftar leaves Moscow"). */
export interface Correction {
  readonly wire: string;
  /** The headline without its tags. */
  readonly title: string;
  readonly text: string;
  /** As the headline writes them: `CORRECTED`, `UPDATE 2`. */
  readonly tags: readonly string[];
  /** ISO 8601 UTC. */
  readonly published: string;
}

/** How alike two headlines and two texts are, from 0 to 1; `text` is null where one is too short to tell. */
interface Likeness {
  readonly candidate: NoticeCandidate;
  /** Words of the correction's headline. */
  readonly words: number;
  readonly headline: number;
  readonly text: number | null;
}

/** Where the headlines alone must tell, fewer words in common say nothing. */
const FEWEST_WORDS = 5;
/** More are not read: the likest headlines hold the story if any does. */
const MOST_READ = 30;
/** Words of one shingle: three follow each other by chance only in stock phrases. */
const SHINGLE = 3;
/** Shorter texts are alike, and unlike, too easily. */
const FEWEST_SHINGLES = 12;
/** Of two that may be meant, one is when its text is likelier by so much. */
const MARGIN = 0.25;
const DAY_MS = 86_400_000;

/** The stories of its wire in the 7 days before whose headlines are likest to that of a correction, the likest first. */
export function likestHeadlines(
  correction: Correction,
  candidates: readonly NoticeCandidate[],
): NoticeCandidate[] {
  const own = wordsOf(correction.title);
  const time = Date.parse(correction.published);
  return candidates
    .filter(({ wire, published }) => {
      const age = time - Date.parse(published);
      return wire === correction.wire && age >= 0 && age <= NOTICE_DAYS * DAY_MS;
    })
    .map((candidate) => ({ candidate, likeness: headlineLikeness(own, candidate) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_READ)
    .map(({ candidate }) => candidate);
}

/**
 * Finds the story that a correction tells anew, by its headline and text and the number of its update. Where several
 * may be meant, or one only perhaps, it is unclear; where none is like it, it is unclear and names none.
 * @param texts of the candidates, by story id
 */
export function findCorrected(
  correction: Correction,
  candidates: readonly NoticeCandidate[],
  texts: ReadonlyMap<string, CorrectedText>,
): Target {
  const title = wordsOf(correction.title);
  const shingles = shinglesOf(correction.text);
  const likenesses = candidates.map((candidate): Likeness => ({
    candidate,
    words: title.size,
    headline: headlineLikeness(title, candidate),
    text: textLikeness(shingles, shinglesOf(texts.get(candidate.id)?.text ?? '')),
  }));
  const meant = mostLike(ofSameRound(correction, likenesses.filter(isSurely), texts));
  const [only] = meant;
  if (only !== undefined && meant.length === 1) {
    return { kind: 'found', id: only.candidate.id, by: ['likeness'] };
  }
  const possible = meant.length > 0 ? meant : likenesses.filter(isPerhaps);
  return { kind: 'unclear', candidates: possible.map(({ candidate }) => candidate.id) };
}

/** The same headline, unless the texts speak of other things; or nearly the same headline over nearly the same text. */
function isSurely({ headline, text, words }: Likeness): boolean {
  if (text === null) return headline === 1 || (headline >= 0.75 && words >= FEWEST_WORDS);
  return headline + text >= 1.1 && text >= 0.3;
}

const isPerhaps = ({ headline, text }: Likeness): boolean => Math.max(headline, text ?? 0) >= 0.5;

/** Of several versions that were sent as items of their own, those of the same number; repeats only where nothing else is. */
function ofSameRound(
  { tags }: Correction,
  likenesses: readonly Likeness[],
  texts: ReadonlyMap<string, CorrectedText>,
): readonly Likeness[] {
  const rounds = roundsOf(tags);
  const known = (likeness: Likeness) => texts.get(likeness.candidate.id);
  const same = likenesses.filter((likeness) => {
    const had = roundsOf(known(likeness)?.tags ?? []);
    return rounds.length === 0 ? had.length === 0 : rounds.every((round) => had.includes(round));
  });
  const left = same.length > 0 ? same : likenesses;
  const first = left.filter((likeness) => known(likeness)?.repeats !== true);
  return first.length > 0 ? first : left;
}

/** `UPDATE 2` of CORRECTED-UPDATE 2; none where none is counted. */
const roundsOf = (tags: readonly string[]): string[] =>
  tags.filter((tag) => /\d/u.test(tag)).map((tag) => tag.toUpperCase());

/** The likest, and those that are hardly less like. */
function mostLike(likenesses: readonly Likeness[]): readonly Likeness[] {
  const score = ({ headline, text }: Likeness) => headline / 2 + (text ?? headline);
  const best = Math.max(...likenesses.map(score));
  return likenesses.filter((likeness) => best - score(likeness) < MARGIN);
}

const headlineLikeness = (own: ReadonlySet<string>, { titles }: NoticeCandidate): number =>
  Math.max(0, ...titles.map((title) => shared(own, wordsOf(title))));

function textLikeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number | null {
  return Math.min(a.size, b.size) < FEWEST_SHINGLES ? null : shared(a, b);
}

/** What two sets have in common, of both together (Dice). */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let both = 0;
  for (const one of a) if (b.has(one)) both += 1;
  return (2 * both) / (a.size + b.size);
}

const foldedWords = (text: string) =>
  cutWords(text)
    .filter(({ places }) => places === 1)
    .map(({ folded }) => folded);
const wordsOf = (text: string): ReadonlySet<string> => new Set(foldedWords(text));

function shinglesOf(text: string): ReadonlySet<string> {
  const words = foldedWords(text);
  return new Set(words.slice(SHINGLE - 1).map((_, at) => words.slice(at, at + SHINGLE).join(' ')));
}
