import type { RuleStore, StoryStore } from '@app/ports';
import { cutStory, indexWordsOf, parseRule } from '@app/rules';

/** Stories a step: their texts are some kilobytes each. */
const STEP = 200;

/** What was rebuilt so far. */
export interface ReindexProgress {
  readonly stories: number;
  readonly rules: number;
}

/**
 * Rebuilds what is derived from what people and publishers wrote, after the way of deriving it
 * changed: the words and names by which the archive finds stories, and the canonical form of rules.
 * Safe beside servers at work and safe to break off: what a newer version of a story or rule
 * brought meanwhile stays.
 * @param progress told after each step
 */
export async function reindex(
  stores: { readonly stories: StoryStore; readonly rules: RuleStore },
  progress: (so: ReindexProgress) => void,
): Promise<ReindexProgress> {
  const lists = new Map((await stores.rules.lists()).map(({ name, entries }) => [name, entries]));
  let [stories, rules] = [0, 0];
  for (const rule of await stores.rules.list({})) {
    const { canonical, faults } = parseRule(rule.query, { lists });
    // A rule that can't be read today is as it was: its owner is told where they look at it.
    if (faults.length > 0 || canonical === rule.canonical) continue;
    if (await stores.rules.setCanonical(rule, canonical)) rules += 1;
  }
  progress({ stories, rules });
  let after = '0';
  for (;;) {
    const step = await stores.stories.indexed(after, STEP);
    const last = step.at(-1);
    if (last === undefined) return { stories, rules };
    stories += await stores.stories.reindex(
      step.map((story) => ({
        storyId: story.id,
        version: story.version,
        words: indexWordsOf(cutStory(story)),
      })),
    );
    after = last.id;
    progress({ stories, rules });
  }
}
