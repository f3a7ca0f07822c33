import type { Marks, Span, TextField } from '@app/contracts';
import { TEXT_FIELDS } from '@app/contracts';
import { nearHolds } from '../near/near-holds.js';
import { isStretches } from '../near/near-tree.js';
import type { NearTree } from '../near/near-tree.js';
import { takingPart } from '../near/taking-part.js';
import type { Stretches } from '../near/stretches.js';
import type { Plan } from '../plan.js';
import type { CutStory } from './cut-story.js';
import { evaluate, holds } from './evaluate.js';
import { StoryStretches } from './story-stretches.js';

/**
 * Words and phrases that are gone through for the NEARs of one rule, more than a field of
 * text has. Of a rule with more, over a text that repeats its words, the first are marked.
 */
const MOST_NEAR = 30_000;

/**
 * The spans of every positive word, phrase or prefix that took part in a match, by
 * field, in the order of the text; those that overlap are one. None where the story
 * does not match.
 */
export function marksOf(plan: Plan, story: CutStory): Marks {
  return new Marker(story).mark(plan);
}

class Marker {
  private readonly stretches: StoryStretches;
  /** What took part; the same words may have many times. */
  private readonly found: Stretches[] = [];
  /** How many stretches were told to take part in NEARs. */
  private near = 0;

  constructor(private readonly story: CutStory) {
    this.stretches = new StoryStretches(story);
  }

  mark(plan: Plan): Marks {
    this.find(plan);
    const spans: Record<TextField, Span[]> = { title: [], summary: [], body: [] };
    for (const some of new Set(this.found)) {
      for (let i = 0; i < some.length; i += 2) {
        const { field, span } = this.stretches.spanOf(some[i]!, some[i + 1]!);
        spans[field].push(span);
      }
    }
    const marks: Partial<Record<TextField, readonly Span[]>> = {};
    for (const field of TEXT_FIELDS) if (spans[field].length > 0) marks[field] = merged(spans[field]);
    return marks;
  }

  /** Whether a plan is true; notes what took part in making it so, and nothing where it is not. */
  private find(plan: Plan): boolean {
    switch (plan.kind) {
      case 'text':
      case 'near':
        return this.findTree(this.stretches.treeOf(plan));
      case 'meta':
        return holds(plan.test, this.story);
      case 'not':
        return !evaluate(plan.of, this.story, this.stretches);
      case 'and': {
        const before = this.found.length;
        const all = plan.of.every((side) => this.find(side));
        if (!all) this.found.length = before;
        return all;
      }
      case 'or': {
        let any = false;
        for (const side of plan.of) any = this.find(side) || any;
        return any;
      }
    }
  }

  private findTree(tree: NearTree): boolean {
    if (isStretches(tree)) {
      this.found.push(tree);
      return tree.length > 0;
    }
    if (this.near > MOST_NEAR) return nearHolds(tree);
    const before = this.near;
    for (const some of takingPart(tree)) {
      this.found.push(some);
      this.near += some.length / 2;
    }
    return this.near > before;
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
