import type { Span, TextField } from '@app/contracts';
import { stemsOf } from '@app/text';
import type { Word } from '@app/text';
import type { Plan, PlanField, PlanWord } from '../plan.js';
import type { CutField, CutStory } from './cut-story.js';

type TextPlan = Extract<Plan, { kind: 'text' }>;
type NearPlan = Extract<Plan, { kind: 'near' }>;

/**
 * Places of one NEAR in one field that are gone into, the first in the text: a long chain
 * over very common words has millions, and none of the others would be held up by them.
 */
const PLACES_OF_NEAR = 1_000;

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

/** Where a plan of text, near, or these with or, is true in one field of a story. */
export function occurrencesOf(plan: Plan, story: CutStory, field: TextField): Occurrence[] {
  switch (plan.kind) {
    case 'text':
      return textOccurrences(plan, story, field);
    case 'near':
      return nearOccurrences(plan, story, field);
    case 'or':
      return plan.of.flatMap((side) => occurrencesOf(side, story, field));
    default:
      throw new RangeError(`A plan of kind ${plan.kind} has no place in a text.`);
  }
}

function covers(confined: PlanField, field: TextField): boolean {
  return confined === 'any' || confined === 'lead' || confined === field;
}

function textOccurrences(plan: TextPlan, story: CutStory, name: TextField): Occurrence[] {
  const [first, ...rest] = plan.words;
  if (first === undefined || !covers(plan.field, name)) return [];
  const field = story.fields[name];
  const end = plan.field === 'lead' ? field.leadEnd : Infinity;
  const found: Occurrence[] = [];
  for (const start of wordsLike(first, field)) {
    for (const last of lastWords(start, rest, field, story.language)) {
      const to = last.position + last.places - 1;
      if (to >= end) continue;
      found.push({ from: start.position, to, span: { start: start.start, end: last.end }, parts: [] });
    }
  }
  return found;
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
function lastWords(start: Word, rest: readonly PlanWord[], field: CutField, language: string): Word[] {
  let ends = [start];
  for (const wanted of rest) {
    const places = new Set(ends.map((word) => word.position + word.places));
    ends = [...places].flatMap((place) => field.at(place).filter((word) => isLike(word, wanted, language)));
  }
  return ends;
}

function nearOccurrences(plan: NearPlan, story: CutStory, field: TextField): Occurrence[] {
  const left = occurrencesOf(plan.left, story, field);
  if (left.length === 0) return [];
  const right = occurrencesOf(plan.right, story, field);
  const found = pairs(left, right, plan.distance);
  return unique(plan.ordered ? found : [...found, ...pairs(right, left, plan.distance)]);
}

/** Pairs of which the second begins after the first ends, at most so many places on; the first thousand. */
function pairs(before: readonly Occurrence[], after: readonly Occurrence[], distance: number): Occurrence[] {
  const beginning = new Map<number, Occurrence[]>();
  for (const occurrence of after) {
    const same = beginning.get(occurrence.from);
    if (same === undefined) beginning.set(occurrence.from, [occurrence]);
    else same.push(occurrence);
  }
  const found: Occurrence[] = [];
  for (const first of before) {
    for (let place = first.to + 1; place <= first.to + distance; place += 1) {
      for (const second of beginning.get(place) ?? []) {
        found.push({ from: first.from, to: second.to, span: null, parts: [first, second] });
        if (found.length === PLACES_OF_NEAR) return found;
      }
    }
  }
  return found;
}

/** Occurrences over the same places as one, so that chains of NEAR do not multiply; the first in the text. */
function unique(occurrences: readonly Occurrence[]): Occurrence[] {
  const known = new Map<string, Occurrence & { readonly parts: Occurrence[] }>();
  for (const { from, to, parts } of occurrences) {
    const key = `${from}-${to}`;
    const same = known.get(key);
    if (same === undefined) known.set(key, { from, to, span: null, parts: [...parts] });
    else same.parts.push(...parts);
  }
  return [...known.values()].sort((a, b) => a.from - b.from || a.to - b.to).slice(0, PLACES_OF_NEAR);
}
