import type { ParsedFeed } from '@app/contracts';
import type { PollRecord } from '@app/ports';
import type { HubLinks } from './websub/find-hub.js';

/** What a poll leaves on its feed; whether it gave news is known only after its items are kept. */
export type PollOutcomeRecord = Omit<PollRecord, 'gaveNews'>;

/** How a poll ended. */
export type PollResult =
  | {
      readonly kind: 'fetched';
      readonly parsed: ParsedFeed;
      readonly record: PollOutcomeRecord;
      /** The WebSub hub that the publisher names. */
      readonly hub?: HubLinks;
    }
  | { readonly kind: 'not-modified'; readonly record: PollOutcomeRecord }
  | { readonly kind: 'failed'; readonly record: PollOutcomeRecord };
