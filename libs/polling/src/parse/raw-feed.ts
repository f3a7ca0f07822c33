import type { FeedFormat } from '@app/contracts';
import type { RawWireFields } from './wire-fields.js';

/** An item as its document gives it: plain text; links and dates as written, the best candidate first. */
export interface RawItem {
  readonly id: string;
  readonly title: string;
  readonly links: readonly string[];
  readonly published: readonly string[];
  readonly updated: readonly string[];
  readonly summary: string;
  readonly body: string;
  readonly author: string;
  readonly categories: readonly string[];
  readonly wire: RawWireFields;
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
  /** Hours of the day (UTC, 0 to 23). */
  readonly skipHours: readonly number[];
  readonly items: readonly RawItem[];
}
