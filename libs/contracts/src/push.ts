import type { AlertSummary } from './domain/index.js';

/**
 * The JSON inside a push message: WebKit's declarative form, which the service
 * worker reads too (https://webkit.org/blog/16535/meet-declarative-web-push/).
 */
export interface PushMessage {
  readonly web_push: 8030;
  readonly notification: {
    readonly title: string;
    readonly body: string;
    /** Where a click leads: an absolute URL inside Wirewatch. */
    readonly navigate: string;
    /** The same for every version of an alert, so that a newer one replaces the older. */
    readonly tag: string;
    readonly lang?: string;
    readonly silent: boolean;
  };
  /** The alert version shown, for the page that opens; or the summary. */
  readonly wirewatch: PushedAlert | { readonly summary: string };
}

/** The alert version that a notification shows. */
export interface PushedAlert {
  readonly alert: string;
  readonly version: number;
  /** Tags of other notifications for which this one stands now: their threads were merged. Absent where none. */
  readonly aliases?: readonly string[];
}

/** What a summary is called: "While you were away: 5 alerts". */
export function summaryWords({ into, feed, items }: Pick<AlertSummary, 'into' | 'feed' | 'items'>): string {
  const count = (one: string, more: string) => `${items.length} ${items.length === 1 ? one : more}`;
  switch (into) {
    case 'quiet-hours':
      return `While you were away: ${count('alert', 'alerts')}`;
    case 'budget':
      return `More of today: ${count('alert', 'alerts')}`;
    case 'late':
      return `While ${feed ?? 'a source'} was out of reach: ${count('event', 'events')}`;
  }
}
