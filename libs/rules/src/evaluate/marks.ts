import type { Marks, Span, TextField } from '@app/contracts';
import { TEXT_FIELDS } from '@app/contracts';
import type { Plan } from '../plan.js';
import type { CutStory } from './cut-story.js';
import { evaluate, holds } from './evaluate.js';
import { occurrencesOf } from './occurrences.js';

interface Found extends Span {
  readonly field: TextField;
}

/**
 * The spans of every positive word, phrase or prefix that took part in a match, by
 * field, in the order of the text; those that overlap are one. None where the story
 * does not match.
 */
export function marksOf(plan: Plan, story: CutStory): Marks {
  const found = find(plan, story) ?? [];
  const marks: Partial<Record<TextField, readonly Span[]>> = {};
  for (const field of TEXT_FIELDS) {
    const spans = merged(found.filter((span) => span.field === field));
    if (spans.length > 0) marks[field] = spans;
  }
  return marks;
}

/** What took part in making a plan true; null where it is not. */
function find(plan: Plan, story: CutStory): Found[] | null {
  switch (plan.kind) {
    case 'text':
    case 'near': {
      const found = TEXT_FIELDS.flatMap((field) =>
        occurrencesOf(plan, story, field).flatMap(({ spans }) => spans.map((span) => ({ ...span, field }))),
      );
      return found.length > 0 ? found : null;
    }
    case 'meta':
      return holds(plan.test, story) ? [] : null;
    case 'not':
      return evaluate(plan.of, story) ? null : [];
    case 'and': {
      const sides: Found[] = [];
      for (const side of plan.of) {
        const found = find(side, story);
        if (found === null) return null;
        sides.push(...found);
      }
      return sides;
    }
    case 'or': {
      const sides = plan.of.map((side) => find(side, story)).filter((found) => found !== null);
      return sides.length > 0 ? sides.flat() : null;
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
