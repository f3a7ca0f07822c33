import { evaluate, cutStory, hintsOf, marksOf, printQuery, readRule } from '@app/rules';
import type { CutStory, Plan, ReadRule, RuleHint } from '@app/rules';
import type { Marks, StoryText } from '@app/contracts';

/** The rule language at work in the browser, with the term lists that rules may name. */
export interface RuleLanguage {
  readonly read: (text: string) => ReadRule;
  /** The canonical form; empty where there are faults. */
  readonly print: (rule: ReadRule) => string;
  readonly hints: (text: string) => readonly RuleHint[];
  /** The words that match, by field; null where the story does not match. The key tells stories apart. */
  readonly match: (plan: Plan, key: object, story: () => StoryText) => Marks | null;
}

/** Makes the language ready. Cutting a story costs more than matching it: each is cut once. */
export function languageWith(lists: ReadonlyMap<string, readonly string[]>): RuleLanguage {
  const cut = new WeakMap<object, CutStory>();
  return {
    read: (text) => readRule(text, lists),
    print: ({ query }) => (query === null ? '' : printQuery(query)),
    hints: hintsOf,
    match: (plan, key, story) => {
      let known = cut.get(key);
      if (!known) cut.set(key, (known = cutStory(story())));
      return evaluate(plan, known) ? marksOf(plan, known) : null;
    },
  };
}
