import type { Item, ParsedFeed, PollableFeed } from '@app/contracts';
import { FullText } from '@app/polling';
import { JobQueue, StoryStore, TagStore } from '@app/ports';
import type { KeepRequest, KeepResult } from '@app/ports';
import { teachTags, toKeepRequest } from '@app/stories';
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
    const poll = { feed, parsed, fetched, conventions: await this.conventions() };
    const request = toKeepRequest(poll);
    const wanted = feed.fullText === true ? await this.wanted(request) : [];
    const found = await this.keep({
      ...request,
      candidates: request.candidates.filter(({ item }) => !wanted.includes(item)),
    });
    if (wanted.length === 0) return found;
    let harvest: Harvest = found;
    for await (const { item, article, problem } of this.fullText.gather(feed, wanted, fetched)) {
      const articles = new Map(article === null ? [] : [[item, article]]);
      const { candidates } = toKeepRequest({ ...poll, articles });
      const one = await this.keep({ ...request, candidates: candidates.filter((its) => its.item === item) });
      harvest = {
        kept: [...harvest.kept, ...one.kept],
        changed: [...harvest.changed, ...one.changed],
        fullTextProblem: problem ?? harvest.fullTextProblem ?? null,
      };
    }
    return harvest;
  }

  /** The items whose articles are worth a request: the newest of those that are new or changed, oldest first. */
  private async wanted(request: KeepRequest): Promise<Item[]> {
    const unknown = await this.stories.unknown(request);
    // An archive that a feed suddenly offers is for search; it is told as such only where it is kept at once.
    if (unknown.length >= (request.flood?.stories ?? Infinity)) return [];
    return unknown.slice(-this.fullText.limits.most).map(({ item }) => item);
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
