import { readRule, RuleIndex } from '@app/rules';
import type { TermLists } from '@app/rules';
import type { WireConventions } from '@app/stories';
import { z } from 'zod';
import type { Command } from '../command.js';
import { heapInUse, rounded, Stopwatch } from '../match/match-stats.js';
import type { MatchStats } from '../match/match-stats.js';
import { LinePrinter } from '../match/print-lines.js';
import { readLines } from '../match/read-lines.js';
import { readStoryLine } from '../match/story-line.js';
import type { GivenStory } from '../match/story-line.js';
import { readOptions } from '../read-options.js';
import { readTermLists } from '../term-lists-file.js';
import { readWireConventions } from '../wire-conventions-file.js';

/** Stories matched before any is timed. */
const WARM_UP = 500;

/** Says for each story which rules match it. */
export const matchCommand: Command = {
  name: 'match',
  usage:
    '--rules FILE --stories FILE [--lists FILE] [--stats]: prints {"id", "rules"} for each story, rules by line number',

  async run(args) {
    const stats = args.includes('--stats');
    const { rules, stories, lists } = readOptions(
      args.filter((argument) => argument !== '--stats'),
      { rules: z.string(), stories: z.string(), lists: z.string().optional() },
    );
    const termLists = lists === undefined ? new Map() : await readTermLists(lists);
    const index = new RuleIndex();
    const start = performance.now();
    await registerRules(rules, termLists, index);
    const registerMs = performance.now() - start;

    const run = new MatchRun(index, await readWireConventions(), stats ? WARM_UP : 0);
    await run.matchAll(stories);
    if (stats) console.error(JSON.stringify(run.stats(registerMs)));
    return run.failed ? 1 : 0;
  },
};

/** Adds the rules of a file, a line each, under their line numbers; tells every fault. */
async function registerRules(path: string, lists: TermLists, index: RuleIndex): Promise<void> {
  let number = 0;
  for await (const lines of readLines(path)) {
    for (const line of lines) {
      number += 1;
      const { plan, faults } = readRule(line, lists);
      if (plan !== null) index.add(String(number), plan);
      for (const fault of faults) console.error(`line ${number}: ${fault.code}: ${fault.message}`);
    }
  }
}

/** Matches the stories of a file. */
class MatchRun {
  /** Whether a story could not be read. */
  failed = false;
  private readonly watch = new Stopwatch();
  private readonly printer = new LinePrinter();
  /** Stories that wait until there are enough to warm up with. */
  private waiting: GivenStory[] | null;

  /** @param warmUp how many stories are matched before any is timed */
  constructor(
    private readonly index: RuleIndex,
    private readonly conventions: WireConventions,
    private readonly warmUp: number,
  ) {
    this.waiting = warmUp === 0 ? null : [];
  }

  async matchAll(path: string): Promise<void> {
    let number = 0;
    for await (const lines of readLines(path)) {
      for (const line of lines) {
        number += 1;
        const story = this.read(line, number);
        if (story !== null) await this.take(story);
      }
    }
    await this.endWarmUp();
    await this.printer.flush();
  }

  stats(registerMs: number): MatchStats {
    return {
      rules: this.index.size,
      stories: this.watch.count,
      registerMs: Math.round(registerMs),
      heapMb: Math.round(heapInUse()),
      storiesPerSecond: Math.round(this.watch.perSecond),
      p50Ms: rounded(this.watch.quantile(0.5)),
      p99Ms: rounded(this.watch.quantile(0.99)),
    };
  }

  private read(line: string, number: number): GivenStory | null {
    if (line.trim() === '') return null;
    try {
      return readStoryLine(line, this.conventions);
    } catch (error) {
      this.failed = true;
      console.error(`story line ${number}: ${(error as Error).message}`);
      return null;
    }
  }

  private async take(story: GivenStory): Promise<void> {
    if (this.waiting === null) {
      await this.match(story);
      return;
    }
    this.waiting.push(story);
    if (this.waiting.length === this.warmUp) await this.endWarmUp();
  }

  /** Warms up with the stories that wait, over and over if they are few, then matches them. */
  private async endWarmUp(): Promise<void> {
    const { waiting } = this;
    this.waiting = null;
    if (waiting === null || waiting.length === 0) return;
    for (let i = 0; i < this.warmUp; i += 1) this.index.match(waiting[i % waiting.length]!.story);
    for (const story of waiting) await this.match(story);
  }

  private async match({ id, story }: GivenStory): Promise<void> {
    const found = this.watch.time(() => this.index.match(story));
    const rules = Uint32Array.from(found, Number).sort();
    await this.printer.print(`{"id":${JSON.stringify(id)},"rules":[${rules.join(',')}]}`);
  }
}
