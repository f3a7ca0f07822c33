import type { Marks, Span, TextField } from '@app/contracts';
import { TEXT_FIELDS } from '@app/contracts';
import type { Plan } from '../plan.js';
import type { CutStory } from './cut-story.js';
import { evaluate, holds } from './evaluate.js';
import { occurrencesOf, spansOf } from './occurrences.js';
import { Work } from './work.js';

interface Found extends Span {
  readonly field: TextField;
}

/**
 * The spans of every positive word, phrase or prefix that took part in a match, by
 * field, in the order of the text; those that overlap are one. None where the story
 * does not match.
 */
export function marksOf(plan: Plan, story: CutStory): Marks {
  const found: Found[] = [];
  find(plan, story, found, new Work());
  const marks: Partial<Record<TextField, readonly Span[]>> = {};
  for (const field of TEXT_FIELDS) {
    const spans = merged(found.filter((span) => span.field === field));
    if (spans.length > 0) marks[field] = spans;
  }
  return marks;
}

/** Whether a plan is true; adds what took part in making it so, and nothing where it is not. */
function find(plan: Plan, story: CutStory, found: Found[], work: Work): boolean {
  const before = found.length;
  switch (plan.kind) {
    case 'text':
    case 'near':
      for (const field of TEXT_FIELDS) {
        for (const { start, end } of spansOf(occurrencesOf(plan, story, field, work))) {
          found.push({ field, start, end });
        }
      }
      return found.length > before;
    case 'meta':
      return holds(plan.test, story);
    case 'not':
      return !evaluate(plan.of, story, work);
    case 'and': {
      const all = plan.of.every((side) => find(side, story, found, work));
      if (!all) found.length = before;
      return all;
    }
    case 'or': {
      let any = false;
      for (const side of plan.of) any = find(side, story, found, work) || any;
      return any;
    }
  }
}

function merged(spans: readonly Span[]): Span[] {
  const inOrder = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  const result: Span[] = [];
  for (const { start, end } of inOrder) {
    const last = result[result.length - 1];
    if (last !== undefined && start < last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else {
      result.push({ start, end });
    }
  }
  return result;
}
