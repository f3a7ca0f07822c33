import { cutStory, evaluate, readRule, RuleIndex } from '@app/rules';
import { sharedLines, wireStories } from '../bench/match-stories.js';

interface Difference {
  readonly rule: string;
  readonly text: string;
}

/** The words of a rule that a story must have. */
const wordsOf = (rule: string) => rule.replace(/ AND NOT \w+/, '').match(/[a-z]+/g) ?? [];

/**
 * Why a rule matches here and not with Lucene: a word stands in the story only with 's,
 * which the rule language drops and Lucene's StandardAnalyzer keeps.
 */
const hasPossessive = ({ rule, text }: Difference) =>
  wordsOf(rule).some((word) => new RegExp(`\\b${word}['’]s\\b`, 'i').test(text));

/** Why a rule matches with Lucene and not here: the phrase reaches from the title into the body, one field there. */
const crossesFields = ({ rule, text }: Difference) =>
  rule.startsWith('"') && new RegExp(`\\b${wordsOf(rule).join('\\W+\\n\\W*')}\\b`, 'i').test(text);

describe('the 10,000 rules that Lucene Monitor was asked', () => {
  const stories = wireStories();
  const rules = sharedLines('match', 'rules-10k.txt.gz');
  const ids = sharedLines('match', 'stories.jsonl.gz')?.map(
    (line) => (JSON.parse(line) as { id: string }).id,
  );
  const lucene = sharedLines('match', 'lucene-matches-10k.jsonl');
  if (stories === null || rules === null || ids === undefined || lucene === null) {
    it.skip('are skipped: the shared data is not here', () => undefined);
    return;
  }

  it('match the same stories, but for what the rule language says otherwise', () => {
    const index = new RuleIndex();
    rules.forEach((rule, line) => index.add(String(line + 1), readRule(rule, new Map()).plan!));
    const more: Difference[] = [];
    const fewer: Difference[] = [];
    let same = 0;
    for (const line of lucene) {
      const { id, lines } = JSON.parse(line) as { id: string; lines: number[] };
      const story = stories[ids.indexOf(id)]!;
      const ours = new Set(index.match(story).map(Number));
      const theirs = new Set(lines);
      const text = `${story.title} \n ${story.body}`;
      const difference = (number: number) => ({ rule: rules[number - 1]!, text });
      more.push(...[...ours].filter((number) => !theirs.has(number)).map(difference));
      fewer.push(...lines.filter((number) => !ours.has(number)).map(difference));
      same += lines.filter((number) => ours.has(number)).length;
    }
    expect(more.filter((each) => !hasPossessive(each))).toEqual([]);
    expect(fewer.filter((each) => !crossesFields(each))).toEqual([]);
    expect(same).toBeGreaterThan(20 * (more.length + fewer.length));
  });

  it.each(['', 'en'])('match as evaluating every rule says, in the language "%s"', (language) => {
    const plans = rules.slice(0, 1000).map((rule) => readRule(rule, new Map()).plan!);
    const index = new RuleIndex();
    plans.forEach((plan, line) => index.add(String(line), plan));
    for (const wire of stories.slice(0, 60)) {
      const story = { ...wire, language };
      const cut = cutStory(story);
      const plainly = [...plans.keys()].filter((line) => evaluate(plans[line]!, cut));
      expect(
        index
          .match(story)
          .map(Number)
          .sort((a, b) => a - b),
      ).toEqual(plainly);
    }
  });
});
