import type { PollAnswer } from '@app/contracts';

/** Polls one feed at once, ahead of interval and host spacing, after a poll that is running. */
export abstract class PollNow {
  /**
   * Answers when the items are kept; a failing fetch is an answer too.
   * @throws WirewatchError not-found where there is no such feed
   */
  abstract poll(feedId: string): Promise<PollAnswer>;
}
