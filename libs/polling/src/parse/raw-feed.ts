import type { FeedFormat } from '@app/contracts';

/** An item as its document gives it: candidates for each field in the order of their worth, HTML as it came. */
export interface RawItem {
  readonly id: string;
  readonly titles: readonly string[];
  readonly links: readonly string[];
  readonly published: readonly string[];
  readonly updated: readonly string[];
  readonly summaries: readonly string[];
  readonly bodies: readonly string[];
  readonly authors: readonly string[];
  readonly categories: readonly string[];
}

/** A feed as its document gives it. */
export interface RawFeed {
  readonly format: FeedFormat;
  readonly title: string;
  readonly link: string;
  readonly language: string;
  /** Whose items are that name no author. */
  readonly author: string;
  readonly ttlMinutes: number | null;
  readonly items: readonly RawItem[];
}
