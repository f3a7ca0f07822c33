import { compileRule, evaluate, printQuery, type CutStory, type Query, type TermLists } from '@app/rules';

/**
 * The parts of a rule that a story does not meet, as the rule writes them: of what must all be there those that are
 * not, of what may be there all.
 */
export function missingParts(query: Query, story: CutStory, lists: TermLists): string[] {
  if (evaluate(compileRule(query, lists), story)) return [];
  if (query.kind === 'and') return query.of.flatMap((part) => missingParts(part, story, lists));
  return [printQuery(query)];
}
