import { FeedStore } from '@app/ports';
import { Injectable } from '@nestjs/common';

/** How long the list of feeds is used again: searches come at each pause in typing. */
const REMEMBERED_MS = 10_000;

/** Tells readers which stories come from a feed that a state agency runs. */
@Injectable()
export class StateMedia {
  #names: Promise<ReadonlySet<string>> = Promise.resolve(new Set());
  #until = 0;

  constructor(private readonly feeds: FeedStore) {}

  /** The stories, each with what is known of its source. */
  async label<T extends { readonly source: string }>(
    stories: readonly T[],
  ): Promise<(T & { readonly stateMedia: boolean })[]> {
    const names = await this.#current();
    return stories.map((story) => ({ ...story, stateMedia: names.has(story.source) }));
  }

  #current(): Promise<ReadonlySet<string>> {
    if (Date.now() < this.#until) return this.#names;
    this.#until = Date.now() + REMEMBERED_MS;
    this.#names = this.feeds
      .list()
      .then((feeds) => new Set(feeds.filter((feed) => feed.stateMedia).map((feed) => feed.name)));
    this.#names.catch(() => (this.#until = 0));
    return this.#names;
  }
}
