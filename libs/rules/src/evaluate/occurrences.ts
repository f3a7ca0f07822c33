import type { Span, TextField } from '@app/contracts';
import { stemsOf } from '@app/text';
import type { Word } from '@app/text';
import type { Plan, PlanField, PlanWord } from '../plan.js';
import type { CutField, CutStory } from './cut-story.js';
import { Work } from './work.js';

type TextPlan = Extract<Plan, { kind: 'text' }>;
type NearPlan = Extract<Plan, { kind: 'near' }>;
type OrPlan = Extract<Plan, { kind: 'or' }>;

/** One place of a field where a text or near plan is true. */
export interface Occurrence {
  /** First and last place. */
  readonly from: number;
  readonly to: number;
  /** Of a word, phrase or prefix: where it stands in the text. */
  readonly span: Span | null;
  /** Of a NEAR: what was near what. */
  readonly parts: readonly Occurrence[];
}

/** The spans of the words, phrases and prefixes of which occurrences are made, each once. */
export function spansOf(occurrences: readonly Occurrence[]): Span[] {
  const spans: Span[] = [];
  const seen = new Set(occurrences);
  // A set goes on with what is added while it is gone through.
  for (const { span, parts } of seen) {
    if (span !== null) spans.push(span);
    for (const part of parts) seen.add(part);
  }
  return spans;
}

/** Where a plan of text, near, or these with or, is true in one field of a story, in the order of the text. */
export function occurrencesOf(
  plan: Plan,
  story: CutStory,
  field: TextField,
  work = new Work(),
): readonly Occurrence[] {
  switch (plan.kind) {
    case 'text':
      return textOccurrences(plan, story, field, work);
    case 'near':
      return nearOccurrences(plan, story, field, work);
    case 'or':
      return anyOccurrences(plan, story, field, work);
    default:
      throw new RangeError(`A plan of kind ${plan.kind} has no place in a text.`);
  }
}

function anyOccurrences(plan: OrPlan, story: CutStory, field: TextField, work: Work): readonly Occurrence[] {
  const sides = plan.of
    .map((side) => occurrencesOf(side, story, field, work))
    .filter((found) => found.length > 0);
  if (sides.length < 2) return sides[0] ?? [];
  const key = work.keyOf(sides);
  let found = work.known.get(key);
  if (found === undefined) {
    found = work.step(sides.reduce((sum, { length }) => sum + length, 0)) ? sides.flat().sort(byPlace) : [];
    work.known.set(key, found);
  }
  return found;
}

function byPlace(a: Occurrence, b: Occurrence): number {
  return a.from - b.from || a.to - b.to;
}

function covers(confined: PlanField, field: TextField): boolean {
  return confined === 'any' || confined === 'lead' || confined === field;
}

function textOccurrences(
  plan: TextPlan,
  story: CutStory,
  name: TextField,
  work: Work,
): readonly Occurrence[] {
  if (!covers(plan.field, name)) return [];
  const key = JSON.stringify([name, plan.field, plan.words]);
  let found = work.known.get(key);
  if (found === undefined) {
    found = findText(plan, story, name, work);
    work.known.set(key, found);
  }
  return found;
}

function findText(plan: TextPlan, story: CutStory, name: TextField, work: Work): Occurrence[] {
  const [first, ...rest] = plan.words;
  if (first === undefined) return [];
  const field = story.fields[name];
  const end = plan.field === 'lead' ? field.leadEnd : Infinity;
  const found: Occurrence[] = [];
  for (const start of wordsLike(first, field)) {
    if (!work.step()) break;
    for (const last of lastWords(start, rest, field, story.language, work)) {
      const to = last.position + last.places - 1;
      if (to >= end) continue;
      found.push({ from: start.position, to, span: { start: start.start, end: last.end }, parts: [] });
    }
  }
  return found.sort(byPlace);
}

/** Words of a field that are what a rule's word asks for. */
function wordsLike(wanted: PlanWord, field: CutField): readonly Word[] {
  switch (wanted.kind) {
    case 'literal':
      return field.folded(wanted.folded);
    case 'exact':
      return field.folded(wanted.folded).filter(({ exact }) => exact === wanted.exact);
    case 'inflected':
      return field.inflected(wanted);
    case 'prefix': {
      const words: Word[] = [];
      for (const form of field.forms()) {
        if (form.startsWith(wanted.folded)) words.push(...field.folded(form));
      }
      return words;
    }
  }
}

function isLike(word: Word, wanted: PlanWord, language: string): boolean {
  switch (wanted.kind) {
    case 'literal':
      return word.folded === wanted.folded;
    case 'exact':
      return word.exact === wanted.exact;
    case 'prefix':
      return word.folded.startsWith(wanted.folded);
    case 'inflected': {
      if (word.folded === wanted.folded) return true;
      const stems = stemsOf(wanted, language);
      return stemsOf(word, language).some((stem) => stems.includes(stem));
    }
  }
}

/** The last words of the rows that begin with a word and go on side by side as wanted. */
function lastWords(
  start: Word,
  rest: readonly PlanWord[],
  field: CutField,
  language: string,
  work: Work,
): readonly Word[] {
  let ends: readonly Word[] = [start];
  for (const wanted of rest) {
    if (ends.length === 0 || !work.step()) return [];
    const [only] = ends;
    if (ends.length === 1 && only !== undefined) {
      const next = field.at(only.position + only.places);
      const [word] = next;
      if (next.length !== 1 || word === undefined) {
        ends = next.filter((each) => isLike(each, wanted, language));
      } else if (!isLike(word, wanted, language)) return [];
      else ends = next;
      continue;
    }
    const places = new Set(ends.map((word) => word.position + word.places));
    ends = [...places].flatMap((place) => field.at(place).filter((word) => isLike(word, wanted, language)));
  }
  return ends;
}

function nearOccurrences(
  plan: NearPlan,
  story: CutStory,
  field: TextField,
  work: Work,
): readonly Occurrence[] {
  const left = occurrencesOf(plan.left, story, field, work);
  if (left.length === 0) return [];
  const right = occurrencesOf(plan.right, story, field, work);
  const found = pairs(left, right, plan.distance, work);
  return unique(plan.ordered ? found : [...found, ...pairs(right, left, plan.distance, work)]);
}

/** Pairs of which the second begins after the first ends, at most so many places on; the first in the text. */
function pairs(
  before: readonly Occurrence[],
  after: readonly Occurrence[],
  distance: number,
  work: Work,
): Occurrence[] {
  const limit = work.pairsAtOnce;
  const end = after[after.length - 1]?.from ?? 0;
  const found: Occurrence[] = [];
  for (const first of before) {
    if (first.from >= end || found.length === limit || !work.step()) break;
    for (let i = firstAfter(after, first.to); i < after.length && found.length < limit; i += 1) {
      const second = after[i]!;
      if (second.from > first.to + distance) break;
      found.push({ from: first.from, to: second.to, span: null, parts: [first, second] });
    }
  }
  work.addPairs(found.length);
  return found;
}

/** Index of the first occurrence that begins after a place. */
function firstAfter(occurrences: readonly Occurrence[], place: number): number {
  let low = 0;
  let high = occurrences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (occurrences[middle]!.from > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** More than any field has. */
const PLACES = 2 ** 26;

/** Occurrences over the same places as one, so that chains of NEAR do not multiply. */
function unique(occurrences: readonly Occurrence[]): Occurrence[] {
  const known = new Map<number, Occurrence & { readonly parts: Occurrence[] }>();
  for (const { from, to, parts } of occurrences) {
    const key = from * PLACES + to;
    const same = known.get(key);
    if (same === undefined) known.set(key, { from, to, span: null, parts: [...parts] });
    else same.parts.push(...parts);
  }
  return [...known.values()].sort(byPlace);
}
