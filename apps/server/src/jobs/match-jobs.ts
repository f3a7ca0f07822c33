import type { KeptVersion, NewDelivery, NewJob } from '@app/ports';

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

/** The push jobs of new deliveries, in batches of those that are due together. */
export function pushJobs(deliveries: readonly NewDelivery[], now = Date.now()): NewJob<'send-push'>[] {
  const byTime = new Map<number, string[]>();
  for (const { id, dueAt } of deliveries) {
    const delayMs = Math.max(0, Date.parse(dueAt) - now);
    const ids = byTime.get(delayMs);
    if (ids === undefined) byTime.set(delayMs, [id]);
    else ids.push(id);
  }
  return [...byTime].flatMap(([delayMs, ids]) =>
    inBatches(ids, '').map((job) => (delayMs === 0 ? job : { ...job, delayMs })),
  );
}

/** The push jobs of deliveries that the sweeper found. */
export function sweptPushJobs(ids: readonly string[], round: number): NewJob<'send-push'>[] {
  return inBatches(ids, suffix(round));
}

function inBatches(ids: readonly string[], mark: string): NewJob<'send-push'>[] {
  const batches: string[][] = [];
  for (let at = 0; at < ids.length; at += BATCH) batches.push(ids.slice(at, at + BATCH));
  return batches.map((batch) => ({
    name: 'send-push',
    payload: { deliveryIds: batch },
    id: `push-${batch[0]}-${batch.at(-1)}${mark}`,
  }));
}

/** BullMQ passes over an id that still waits or runs, so each round has ids of its own. */
function suffix(round: number | string | undefined): string {
  return round === undefined ? '' : `-r${round}`;
}
