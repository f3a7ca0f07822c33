import type { Item, Kind, ParsedFeed, PollableFeed } from '@app/contracts';
import { FullText } from '@app/polling';
import { FeedStore, JobQueue, StoryStore, TagStore } from '@app/ports';
import type { KeepRequest, KeepResult } from '@app/ports';
import type { ArticleText } from '@app/stories';
import { identifyItems, publisherOf, teachTags, toKeepRequest } from '@app/stories';
import { Injectable } from '@nestjs/common';
import { matchJobs } from './match-jobs.js';
import { readWireConventions } from './wire-conventions.js';

/** What leaves the text before as good as it was. */
const GOES_ON: ReadonlySet<Kind> = new Set(['new', 'update', 'release']);

const NO_ARTICLES: ReadonlyMap<Item, ArticleText> = new Map();

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
    private readonly feeds: FeedStore,
    private readonly stories: StoryStore,
    private readonly tags: TagStore,
    private readonly fullText: FullText,
    private readonly queue: JobQueue,
  ) {}

  /** @param fetched when the feed was read */
  async run(feed: PollableFeed, parsed: ParsedFeed, fetched: Date): Promise<Harvest> {
    const harvest = await this.gather(feed, parsed, fetched);
    if (harvest.mergedInto === undefined) return harvest;
    // As where a hub delivers while an admin merges: known by the other feed, the items are told once.
    const survivor = await this.feeds.getPollable(harvest.mergedInto);
    return survivor === null ? harvest : this.run(survivor, parsed, fetched);
  }

  private async gather(feed: PollableFeed, parsed: ParsedFeed, fetched: Date): Promise<Harvest> {
    const { fresh, renamed } = await this.stories.sift(publisherOf(feed), identifyItems(feed.id, parsed));
    if (fresh.length + renamed.length === 0) return { kept: [], changed: [] };
    const only = new Set([...fresh, ...renamed].map(({ item }) => item));
    const poll = { feed, parsed, fetched, conventions: await this.conventions(), only };
    const plain = toKeepRequest(poll);
    const earlier = feed.fullText === true ? await this.earlier(plain) : NO_ARTICLES;
    const request = earlier.size === 0 ? plain : toKeepRequest({ ...poll, articles: earlier });
    const news = new Set(fresh.map(({ item }) => item));
    const wanted = feed.fullText === true ? this.wanted(request, news) : [];
    const found = await this.keep({
      ...request,
      candidates: request.candidates.filter(({ item }) => !wanted.includes(item)),
    });
    if (wanted.length === 0 || found.mergedInto !== undefined) return found;
    let harvest: Harvest = found;
    for await (const { item, article, problem } of this.fullText.gather(feed, wanted, fetched)) {
      const articles = article === null ? earlier : new Map([[item, article]]);
      const { candidates } = toKeepRequest({ ...poll, articles, only: new Set([item]) });
      const one = await this.keep({ ...request, candidates });
      if (one.mergedInto !== undefined) return one;
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

  /**
   * The articles that changed items had before: where a new one does not come, rules and credits still have
   * them to hold on to. What corrects or withdraws goes out without the text that it is about.
   */
  private async earlier({ publisher, candidates }: KeepRequest): Promise<ReadonlyMap<Item, ArticleText>> {
    const goesOn = candidates.filter(({ text }) => GOES_ON.has(text.kind));
    const known = await this.stories.articlesOf(publisher, goesOn);
    return new Map([...known].map(([{ item }, article]) => [item, article]));
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
