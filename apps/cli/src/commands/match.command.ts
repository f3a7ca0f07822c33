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
  /** Stories that were read: at first until there are enough to warm up with. */
  private waiting: GivenStory[] = [];

  /** @param warmUp how many stories are matched before any is timed */
  constructor(
    private readonly index: RuleIndex,
    private readonly conventions: WireConventions,
    private readonly warmUp: number,
  ) {}

  async matchAll(path: string): Promise<void> {
    let number = 0;
    for await (const lines of readLines(path)) {
      for (const line of lines) {
        number += 1;
        const story = this.read(line, number);
        if (story !== null) this.waiting.push(story);
      }
      if (this.watch.count > 0 || this.waiting.length >= this.warmUp) await this.matchWaiting();
    }
    await this.matchWaiting();
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

  /**
   * Matches the stories that were read, one after another as a worker does that is
   * busy: reading and printing between them would be timed too, by what they leave of
   * the processor's caches.
   */
  private async matchWaiting(): Promise<void> {
    const stories = this.waiting;
    this.waiting = [];
    if (this.watch.count === 0 && stories.length > 0) {
      // Over and over if they are few.
      for (let i = 0; i < this.warmUp; i += 1) this.index.match(stories[i % stories.length]!.story);
    }
    const matched = stories.map(({ id, story }) => ({
      id,
      found: this.watch.time(() => this.index.match(story)),
    }));
    for (const { id, found } of matched) {
      const rules = Uint32Array.from(found, Number).sort();
      await this.printer.print(`{"id":${JSON.stringify(id)},"rules":[${rules.join(',')}]}`);
    }
  }
}
