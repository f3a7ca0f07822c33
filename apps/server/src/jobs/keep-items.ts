import type { Item, ParsedFeed, PollableFeed } from '@app/contracts';
import { FullText } from '@app/polling';
import { JobQueue, StoryStore, TagStore } from '@app/ports';
import type { KeepRequest, KeepResult } from '@app/ports';
import { identifyItems, publisherOf, teachTags, toKeepRequest } from '@app/stories';
import { Injectable } from '@nestjs/common';
import { matchJobs } from './match-jobs.js';
import { readWireConventions } from './wire-conventions.js';

/** What a feed brought. */
export interface Harvest extends KeepResult {
  /** Why articles did not come, in plain words; null where they did; left out where none was asked for. */
  readonly fullTextProblem?: string | null;
}

/** Makes stories of a feed's items, keeps what is new, whoever brought the feed, and passes it on to be matched. */
@Injectable()
export class KeepItems {
  private readonly file = readWireConventions();
  /** The file's conventions with what admins taught, and by which lessons they were made. */
  private taught = { lessons: '[]', conventions: this.file };

  constructor(
    private readonly stories: StoryStore,
    private readonly tags: TagStore,
    private readonly fullText: FullText,
    private readonly queue: JobQueue,
  ) {}

  /** @param fetched when the feed was read */
  async run(feed: PollableFeed, parsed: ParsedFeed, fetched: Date): Promise<Harvest> {
    const { fresh, renamed } = await this.stories.sift(publisherOf(feed), identifyItems(feed.id, parsed));
    if (fresh.length + renamed.length === 0) return { kept: [], changed: [] };
    const only = new Set([...fresh, ...renamed].map(({ item }) => item));
    const poll = { feed, parsed, fetched, conventions: await this.conventions(), only };
    const request = toKeepRequest(poll);
    const news = new Set(fresh.map(({ item }) => item));
    const wanted = feed.fullText === true ? this.wanted(request, news) : [];
    const found = await this.keep({
      ...request,
      candidates: request.candidates.filter(({ item }) => !wanted.includes(item)),
    });
    if (wanted.length === 0) return found;
    let harvest: Harvest = found;
    for await (const { item, article, problem } of this.fullText.gather(feed, wanted, fetched)) {
      const articles = new Map(article === null ? [] : [[item, article]]);
      const { candidates } = toKeepRequest({ ...poll, articles, only: new Set([item]) });
      const one = await this.keep({ ...request, candidates });
      harvest = {
        kept: [...harvest.kept, ...one.kept],
        changed: [...harvest.changed, ...one.changed],
        fullTextProblem: problem ?? harvest.fullTextProblem ?? null,
      };
    }
    return harvest;
  }

  /** The items whose articles are worth a request: the newest of those that are new or changed, oldest first. */
  private wanted({ candidates, flood }: KeepRequest, news: ReadonlySet<Item>): Item[] {
    // An archive that a feed suddenly offers is for search; it is told as such only where it is kept at once.
    if (news.size >= (flood?.stories ?? Infinity)) return [];
    const items = candidates.map(({ item }) => item).filter((item) => news.has(item));
    return items.slice(-this.fullText.limits.most);
  }

  /** Commits first, then enqueues. */
  private async keep(request: KeepRequest): Promise<KeepResult> {
    const found = await this.stories.keep(request);
    await this.queue.addMany(matchJobs([...found.kept, ...found.changed]));
    return found;
  }

  /** Asked anew for each document, so that a lesson holds at once in every process. */
  private async conventions() {
    const taught = await this.tags.taught();
    const lessons = JSON.stringify(taught);
    if (lessons !== this.taught.lessons) {
      this.taught = { lessons, conventions: teachTags(this.file, taught) };
    }
    return this.taught.conventions;
  }
}
