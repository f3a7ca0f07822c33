import { PRIORITIES } from '@app/contracts';
import { nearHolds } from '../near/near-holds.js';
import type { MetaTest, Plan } from '../plan.js';
import type { CutStory } from './cut-story.js';
import { StoryStretches } from './story-stretches.js';

/**
 * Whether a story matches a rule. Clear rather than fast: what the rule index answers
 * is held against this.
 */
export function evaluate(plan: Plan, story: CutStory, stretches = new StoryStretches(story)): boolean {
  switch (plan.kind) {
    case 'text':
    case 'near':
      return nearHolds(stretches.treeOf(plan));
    case 'meta':
      return holds(plan.test, story);
    case 'and':
      return plan.of.every((side) => evaluate(side, story, stretches));
    case 'or':
      return plan.of.some((side) => evaluate(side, story, stretches));
    case 'not':
      return !evaluate(plan.of, story, stretches);
  }
}

/** Whether what is known of a story is as a rule asks. */
export function holds(test: MetaTest, story: CutStory): boolean {
  switch (test.field) {
    case 'source':
      return story.source === test.value;
    case 'wire':
      return story.wires.has(test.value);
    case 'category':
      return story.categories.has(test.value);
    case 'site':
      return test.value !== '' && (story.host === test.value || story.host.endsWith(`.${test.value}`));
    case 'lang':
      return story.language === test.value || story.language.startsWith(`${test.value}-`);
    case 'priority':
      return (
        PRIORITIES.indexOf(story.priority) <= PRIORITIES.findIndex((priority) => priority === test.value)
      );
    case 'kind':
      return story.kind === test.value;
    case 'author':
      return authorHas(test.words, story);
  }
}

/** Words side by side in the author's name; a compound there reads as its parts or joined. */
function authorHas(wanted: readonly string[], { author }: CutStory): boolean {
  let places = new Set(author.map((word) => word.position));
  for (const folded of wanted) {
    places = new Set(
      author
        .filter((word) => places.has(word.position) && word.folded === folded)
        .map((word) => word.position + word.places),
    );
  }
  return wanted.length > 0 && places.size > 0;
}
