// npm run bench:match: the rule index from a thousand to a million rules, beside plain evaluation of every rule.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { StoryText } from '@app/contracts';
import { cutStory, evaluate, readRule, RuleIndex } from '@app/rules';
import type { Plan, TermLists } from '@app/rules';
import { randomFrom, RuleMaker } from './match-rules.js';
import { madeUpStories, sharedLines, wireStories } from './match-stories.js';

const SIZES = [1000, 10_000, 100_000, 1_000_000];
const WARM_UP = 500;
const CHANGES = 2000;
/** Stories that every rule is held against one by one. */
const PLAIN_STORIES = 200;
const NO_LISTS: TermLists = new Map();

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapMb(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

const quantile = (times: readonly number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * share)]!;
const sum = (times: readonly number[]) => times.reduce((total, time) => total + time, 0);

/** Milliseconds that some work takes. */
function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function planOf(rule: string): Plan {
  const { plan } = readRule(rule, NO_LISTS);
  if (plan === null) throw new Error(`This rule can't be read: ${rule}`);
  return plan;
}

/** Different rules, those of the shared data first. */
function makeRules(stories: readonly StoryText[], count: number): string[] {
  const maker = new RuleMaker(stories, randomFrom(20_261_124));
  const rules = new Set(sharedLines('match', 'rules-100k.txt.gz') ?? []);
  while (rules.size < count) rules.add(maker.make());
  return [...rules];
}

/** Holds every rule against some stories, one by one; stories a second. */
function measurePlain(rules: readonly string[], stories: readonly StoryText[]): number {
  const plans = rules.map(planOf);
  const matchAll = (story: StoryText) => {
    const cut = cutStory(story);
    return plans.filter((plan) => evaluate(plan, cut)).length;
  };
  stories.slice(0, PLAIN_STORIES).forEach(matchAll);
  const some = stories.slice(PLAIN_STORIES, 2 * PLAIN_STORIES);
  return (some.length / timed(() => some.forEach(matchAll))) * 1000;
}

/** Adds and removes one rule at a time while matching goes on; the 99th percentiles in milliseconds. */
function measureChanges(index: RuleIndex, stories: readonly StoryText[]): { add: number; remove: number } {
  const maker = new RuleMaker(stories, randomFrom(7));
  const adding: number[] = [];
  const removing: number[] = [];
  for (let i = 0; i < CHANGES; i += 1) {
    const plan = planOf(i % 10 === 0 ? `word${i} AND ${maker.make()}` : maker.make());
    adding.push(timed(() => index.add(`change-${i}`, plan)));
    index.match(stories[i % stories.length]!);
    removing.push(timed(() => index.remove(i % 2 === 0 ? `change-${i}` : `${i * 31}`)));
  }
  return { add: quantile(adding, 0.99), remove: quantile(removing, 0.99) };
}

function measureSize(rules: readonly string[], stories: readonly StoryText[]) {
  const before = heapMb();
  const index = new RuleIndex();
  const registered = timed(() => {
    rules.forEach((rule, line) => index.add(String(line), planOf(rule)));
  });
  const heap = heapMb() - before;
  for (const story of stories.slice(0, WARM_UP)) index.match(story);
  let matches = 0;
  const pass = () =>
    stories.map((story) =>
      timed(() => {
        matches += index.match(story).length;
      }),
    );
  const first = pass();
  const again = pass();
  const row = {
    rules: rules.length,
    'stories/s': Math.round((stories.length / sum(first)) * 1000),
    'stories/s, words known': Math.round((stories.length / sum(again)) * 1000),
    'p50 ms': +quantile(first, 0.5).toFixed(3),
    'p99 ms': +quantile(first, 0.99).toFixed(3),
    'registration s': +(registered / 1000).toFixed(2),
    'heap MB': Math.round(heap),
    'matches a story': +(matches / 2 / stories.length).toFixed(1),
  };
  return { row, index };
}

const stories = wireStories() ?? madeUpStories(5000, randomFrom(1));
const rules = makeRules(stories, SIZES.at(-1)!);
const plain = measurePlain(rules.slice(0, SIZES[0]), stories);
const rows = SIZES.map((size) => {
  const { row, index } = measureSize(rules.slice(0, size), stories);
  if (size === SIZES[0]) return { ...row, 'stories/s, each rule evaluated': Math.round(plain) };
  if (size !== SIZES.at(-1)) return row;
  const { add, remove } = measureChanges(index, stories);
  return { ...row, 'add p99 ms': +add.toFixed(3), 'remove p99 ms': +remove.toFixed(3) };
});
console.table(rows);
