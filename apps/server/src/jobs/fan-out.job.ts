import { decideFollower } from '@app/alerting';
import type { JobPayload } from '@app/contracts';
import { AlertStore, JobQueue } from '@app/ports';
import type { AlertDecision, KeptVersion } from '@app/ports';
import { Injectable } from '@nestjs/common';
import { pushJobs } from './match-jobs.js';

/** Followers a transaction: small enough that the log's lock is held for milliseconds. */
const SET = 1000;

/** Brings one matched story version to the people whom it concerns, set by set. */
@Injectable()
export class FanOutJob {
  constructor(
    private readonly alerts: AlertStore,
    private readonly queue: JobQueue,
  ) {}

  /**
   * Safe to run twice: who has the story version already is passed over. What came before it in
   * its thread and is still on its way goes first, because a correction is for those who were told.
   */
  async run(version: JobPayload<'fan-out'>): Promise<void> {
    const before = await this.alerts.unfannedBefore(version.storyId, version.version);
    for (const each of [...before, version]) await this.bring(each);
  }

  private async bring({ storyId, version }: KeptVersion): Promise<void> {
    const matched = await this.alerts.matchedStory(storyId, version);
    if (matched === null) return;
    let after: string | null = null;
    do {
      const followers = await this.alerts.followers(storyId, version, after, SET);
      const decisions = followers
        .map((follower) => decideFollower(matched, follower))
        .filter((decision): decision is AlertDecision => decision !== null);
      const deliveryIds = decisions.length === 0 ? [] : await this.alerts.record(matched, decisions);
      await this.queue.addMany(pushJobs(deliveryIds));
      after = followers.length < SET ? null : (followers.at(-1)?.personId ?? null);
    } while (after !== null);
    await this.alerts.endFanOut(storyId, version);
  }
}
