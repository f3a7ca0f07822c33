/** The queues; a hop only where retry or scaling differs. */
export const QUEUES = ['poll', 'match', 'deliver', 'upkeep'] as const;
export type QueueName = (typeof QUEUES)[number];

/** Every job: its queue and what it carries. Ids may hold no colon (BullMQ). */
export interface JobMap {
  /** Fetch, parse and keep. Id `poll-FEED-DUE`. */
  'poll-feed': { queue: 'poll'; payload: { feedId: string } };
  /** Ask a feed's hub, the first that accepts, to bring its items. Id `hub-FEED-TIME`. */
  'ask-hub': { queue: 'poll'; payload: { feedId: string; hubs: readonly string[]; topic: string } };
  /** Match one story version against the rules. Id `story-ID-vN` (swept: `-rROUND` appended). */
  'match-story': { queue: 'match'; payload: { storyId: string; version: number } };
  /** Bring one matched story version to the followers of its rules, set by set. Id `fanout-ID-vN`. */
  'fan-out': { queue: 'deliver'; payload: { storyId: string; version: number } };
  /** Send a batch of pending push deliveries. Id `push-FIRST-LAST-aATTEMPT`. */
  'send-push': { queue: 'deliver'; payload: { deliveryIds: readonly string[] } };
  /** Bring a notice of a feed's alarm to staff who ask for it. Id `alarm-NOTICE`. */
  'tell-alarm': { queue: 'deliver'; payload: { noticeId: string } };
  /** Send the pushes of such notices. Id `alarmpush-FIRST-LAST-aATTEMPT`. */
  'push-alarm': { queue: 'deliver'; payload: { pushIds: readonly string[] } };
  /** Each second: claim due feeds and enqueue them. */
  'due-feeds': { queue: 'upkeep'; payload: Record<string, never> };
  /** Each 15 s: enqueue again what a crash left behind. */
  sweep: { queue: 'upkeep'; payload: Record<string, never> };
  /** Each minute: renew hubs' leases, and poll again what a hub no longer brings. */
  'tend-hubs': { queue: 'upkeep'; payload: Record<string, never> };
  /** Each 2 s: bring what is no longer under an embargo to whom it concerns. */
  'lift-embargoes': { queue: 'upkeep'; payload: Record<string, never> };
  /** Each minute: raise and clear the alarms of feeds. */
  'watch-feeds': { queue: 'upkeep'; payload: Record<string, never> };
  /** Each minute: close threads that were quiet for days. */
  'close-threads': { queue: 'upkeep'; payload: Record<string, never> };
  /** Each 10 s: tell what waited for a quiet hour's end, a digest or a feed's return. */
  'tell-summaries': { queue: 'upkeep'; payload: Record<string, never> };
}
export type JobName = keyof JobMap;
export type JobPayload<N extends JobName> = JobMap[N]['payload'];

/** The queue of each job. */
export const QUEUE_OF: { readonly [N in JobName]: JobMap[N]['queue'] } = {
  'poll-feed': 'poll',
  'ask-hub': 'poll',
  'match-story': 'match',
  'fan-out': 'deliver',
  'send-push': 'deliver',
  'tell-alarm': 'deliver',
  'push-alarm': 'deliver',
  'due-feeds': 'upkeep',
  sweep: 'upkeep',
  'tend-hubs': 'upkeep',
  'lift-embargoes': 'upkeep',
  'watch-feeds': 'upkeep',
  'close-threads': 'upkeep',
  'tell-summaries': 'upkeep',
};
