import type { KeptVersion, NewJob } from '@app/ports';

/** The match jobs of story versions; `round` marks what is enqueued again, by the sweeper or after a wait. */
export function matchJobs(
  versions: readonly KeptVersion[],
  round?: number | 'released' | 'answered',
): NewJob<'match-story'>[] {
  return versions.map(({ storyId, version }) => ({
    name: 'match-story',
    payload: { storyId, version },
    id: `story-${storyId}-v${version}${suffix(round)}`,
  }));
}

/** The fan-out jobs of matched story versions. */
export function fanOutJobs(versions: readonly KeptVersion[], round?: number): NewJob<'fan-out'>[] {
  return versions.map(({ storyId, version }) => ({
    name: 'fan-out',
    payload: { storyId, version },
    id: `fanout-${storyId}-v${version}${suffix(round)}`,
  }));
}

/** Push services are slow and fail one by one: small batches keep a retry small. */
const BATCH = 100;

/** The push jobs of pending deliveries, in batches. */
export function pushJobs(deliveryIds: readonly string[], round?: number): NewJob<'send-push'>[] {
  const batches: string[][] = [];
  for (let at = 0; at < deliveryIds.length; at += BATCH) batches.push(deliveryIds.slice(at, at + BATCH));
  return batches.map((ids) => ({
    name: 'send-push',
    payload: { deliveryIds: ids },
    id: `push-${ids[0]}-${ids.at(-1)}${suffix(round)}`,
  }));
}

/** BullMQ passes over an id that still waits or runs, so each round has ids of its own. */
function suffix(round: number | string | undefined): string {
  return round === undefined ? '' : `-r${round}`;
}
