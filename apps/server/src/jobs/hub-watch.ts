import type { PollableFeed } from '@app/contracts';
import { createLog } from '@app/observability';
import { afterSafetyPoll, isRequestDue } from '@app/polling';
import type { HubLinks, PollResult } from '@app/polling';
import { HubStore, JobQueue } from '@app/ports';
import type { NewJob } from '@app/ports';
import { Injectable } from '@nestjs/common';
import { HubCallbacks } from '../websub/hub-callbacks.js';

const log = createLog('hubs');

/** Seconds until a feed is polled again whose hub was found to miss items. */
const AFTER_LOSS = 60;

/** What polls mean for the feed's subscription at a hub. */
@Injectable()
export class HubWatch {
  constructor(
    private readonly hubs: HubStore,
    private readonly callbacks: HubCallbacks,
    private readonly queue: JobQueue,
  ) {}

  /**
   * Judges the hub of a feed by a safety poll: whether it brought what the poll found.
   * @param foundNew whether the poll kept a story that was not there
   * @returns the poll's record; one that looks again soon where the hub is lost by it
   */
  async judge(feed: PollableFeed, result: PollResult, foundNew: boolean): Promise<PollResult['record']> {
    const { record } = result;
    if (feed.servedByHub !== true || result.kind === 'failed') return record;
    const known = await this.hubs.ofFeed(feed.id);
    if (known?.state !== 'active') return record;
    if (result.kind === 'fetched' && result.hub === undefined) {
      // The publisher took its hub away; what that still brings is refused.
      await this.hubs.remove(feed.id);
      return soon(record, 'the feed names no hub any more');
    }
    const judged = afterSafetyPoll(known, foundNew);
    if (judged.missed !== known.missed) await this.hubs.keep(judged, known.callbackId);
    if (judged.state !== 'lost') return record;
    log.warn({ feedId: feed.id, url: known.hub }, 'a hub misses items: the feed is polled again');
    return soon(record, 'its hub missed items');
  }

  /** Has the hub asked that a poll found, where that is due and the hub could call back. */
  async seek(feed: PollableFeed, result: PollResult, now: Date): Promise<void> {
    if (result.kind !== 'fetched' || result.hub === undefined) return;
    const { topic } = result.hub;
    const hubs = this.callbacks.reaching(result.hub.hubs);
    if (hubs.length === 0) return;
    const known = await this.hubs.ofFeed(feed.id);
    const moved = known !== null && (known.topic !== topic || !hubs.includes(known.hub));
    if (moved || isRequestDue(known, now)) await this.queue.add(askJob(feed.id, { hubs, topic }, now));
  }
}

/** The job that asks a feed's hubs. */
export function askJob(feedId: string, { hubs, topic }: HubLinks, now: Date): NewJob<'ask-hub'> {
  return { name: 'ask-hub', payload: { feedId, hubs, topic }, id: `hub-${feedId}-${now.getTime()}` };
}

function soon(record: PollResult['record'], reason: string): PollResult['record'] {
  const nextCheck = new Date(record.at.getTime() + AFTER_LOSS * 1000);
  return { ...record, nextCheck, interval: AFTER_LOSS, reason };
}
