import type { ApiStory, Story } from '@app/contracts';
import { WirewatchError } from '@app/contracts';
import { RuleStore, StoryStore } from '@app/ports';
import { cutStory, marksOf, readRule } from '@app/rules';
import type { Plan } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { type DayCount, DayCounts } from './day-counts.js';
import { lookBack } from './look-back.js';
import type { StoryPlace } from './look-back.js';
import { readCursor, writeCursor } from './story-cursor.js';

/** Stories that a backtest shows. */
const EXAMPLES = 10;
const DAY_MS = 86_400_000;

/** A search as asked for. */
export interface ArchiveSearch {
  /** A rule text; empty: every story. */
  readonly query: string;
  /** The `next` of the page before. */
  readonly before?: string;
  readonly limit: number;
  /** Whether what is for staff alone is found, too: under an embargo, or a notice that waits for the desk. */
  readonly forStaff?: boolean;
}

/** One page of stories, newest first. */
export interface ArchivePage {
  readonly items: readonly ApiStory[];
  /** Where the next page begins; absent where there is none. */
  readonly next?: string;
  /** Set where only the newest part was looked at: the answer holds for what was published since. */
  readonly exactSince: string | null;
}

/** What a rule would have matched. */
export interface Backtest {
  readonly days: number;
  readonly stories: number;
  /** Different threads of these stories, where they are known. */
  readonly threads: number;
  /** Every day (UTC) that was looked at, oldest first. */
  readonly perDay: readonly DayCount[];
  /** The newest, with marks. */
  readonly examples: readonly ApiStory[];
  readonly exactSince: string | null;
}

/** The rule language over the stories that were kept. */
@Injectable()
export class Archive {
  constructor(
    private readonly stories: StoryStore,
    private readonly rules: RuleStore,
  ) {}

  /**
   * Finds stories by a rule text.
   * @throws WirewatchError invalid-rule with the faults as details, bad-cursor
   */
  async search({ query, before, limit, forStaff = false }: ArchiveSearch): Promise<ArchivePage> {
    const place = before === undefined ? undefined : readCursor(before);
    const plan = query.trim() === '' ? null : await this.read(query);
    const found: Story[] = [];
    const end = await lookBack(this.stories, { plan, forStaff, ...(place && { before: place }) }, (story) => {
      found.push(story);
      // One more than a page shows that there is a next.
      return found.length <= limit;
    });
    const page = found.slice(0, limit);
    let next: StoryPlace | undefined;
    if (end.kind === 'enough') next = page[page.length - 1];
    else if (end.kind === 'spent') next = end.last;
    return {
      items: page.map((story) => shown(story, plan)),
      ...(next && { next: writeCursor(next) }),
      exactSince: end.kind === 'spent' ? end.last.published : null,
    };
  }

  /**
   * Holds a rule text against the stories of the last days.
   * @param now the moment up to which it counts
   * @throws WirewatchError invalid-rule with the faults as details
   */
  async backtest(query: string, days: number, now = new Date()): Promise<Backtest> {
    const plan = await this.read(query);
    const since = new Date(now.getTime() - days * DAY_MS);
    const counts = new DayCounts();
    const examples: Story[] = [];
    const end = await lookBack(this.stories, { plan, since }, (story) => {
      counts.add(story.published, story.thread);
      if (examples.length < EXAMPLES) examples.push(story);
      return true;
    });
    const exactSince = end.kind === 'spent' ? end.last.published : null;
    return {
      days,
      stories: counts.total,
      threads: counts.threadCount,
      perDay: counts.between(exactSince ?? since.toISOString(), now.toISOString()),
      examples: examples.map((story) => shown(story, plan)),
      exactSince,
    };
  }

  /** @throws WirewatchError invalid-rule */
  private async read(query: string): Promise<Plan> {
    const lists = await this.rules.lists();
    const { plan, faults } = readRule(query, new Map(lists.map(({ name, entries }) => [name, entries])));
    const [first] = faults;
    if (first !== undefined) {
      throw new WirewatchError('invalid-rule', `${first.message} ${first.hint}`, faults);
    }
    return plan!;
  }
}

/** A story as lists show it, with what made it match. */
function shown(story: Story, plan: Plan | null): ApiStory {
  const { body: _body, author: _author, categories: _categories, alertable: _alertable, ...told } = story;
  return plan === null ? told : { ...told, marks: marksOf(plan, cutStory(story)) };
}
