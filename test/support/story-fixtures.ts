import { createHash } from 'node:crypto';
import { confidenceOf, decideAlert, decideTopicAlert, gatherAt } from '@app/alerting';
import {
  DEFAULT_RULE_SETTINGS,
  type Device,
  type Marks,
  dayStart,
  NO_FACTS,
  type RuleSettings,
  type StoryText,
} from '@app/contracts';
import type { AlertPolicy, KeepRequest, KeptVersion, NewDelivery, StoryCandidate } from '@app/ports';
import type { Storage } from '@app/storage';

const PUBLISHED = '2020-01-14T11:31:00.000Z';

/** An item made ready to be kept; what matters to a test is set by it. */
export function candidate(
  guid: string,
  text: Partial<StoryText> = {},
  {
    reading,
    ...rest
  }: Partial<Omit<StoryCandidate, 'item' | 'text' | 'contentHash' | 'reading'>> & {
    readonly reading?: Partial<StoryCandidate['reading']>;
  } = {},
): StoryCandidate {
  const whole = {
    title: 'Haftar leaves Moscow without signing',
    summary: '',
    body: '',
    language: 'en',
    source: 'dw',
    wires: ['DW'],
    categories: [],
    author: '',
    url: `https://dw.example/${guid}`,
    priority: 'regular',
    kind: 'new',
    ...text,
  } satisfies StoryText;
  return {
    item: {
      id: guid,
      title: whole.title,
      link: whole.url,
      published: PUBLISHED,
      updated: null,
      summary: whole.summary,
      body: whole.body,
      author: whole.author,
      categories: whole.categories,
    },
    text: whole,
    reporter: whole.wires[0] ?? whole.source,
    leansOn: whole.wires.slice(1),
    reading: {
      ...{
        tags: [],
        labels: [],
        unknownTags: [],
        revision: null,
        notice: null,
        embargo: null,
        late: false,
        asBefore: false,
      },
      ...reading,
    },
    published: PUBLISHED,
    keys: [`guid:${guid}`, `link:${whole.url}`],
    contentHash: createHash('sha256').update(JSON.stringify(whole)).digest('hex'),
    archived: null,
    demo: false,
    bodySource: 'feed',
    ...rest,
  };
}

/** A poll's harvest of one publisher. */
export function harvest(feedId: string, ...candidates: StoryCandidate[]): KeepRequest {
  return { feedId, publisher: 'dw.example', fetched: new Date('2020-01-14T11:31:05.000Z'), candidates };
}

/** Keeps one story and gives its version. */
export async function keepOne(storage: Storage, story: StoryCandidate): Promise<KeptVersion> {
  const result = await storage.stories.keep(harvest('0', story));
  const version = result.kept[0] ?? result.changed[0];
  if (version === undefined) throw new Error('Nothing new was kept');
  return version;
}

/** Puts a story version into a thread: a given one, or one of its own; threads that it brings come along. */
export async function place(
  storage: Storage,
  story: KeptVersion,
  threadId: string | null = null,
  copyOf: string | null = null,
  brings: readonly string[] = [],
): Promise<string> {
  const order = { after: await storage.threads.latest(), follow: () => undefined };
  const decision = { threadId, copyOf, brings };
  return (await storage.threads.place(story, { ...order, read: () => () => decision })).threadId;
}

/**
 * Places a story in a thread of its own and records a match of these rules; their marks are the first
 * word of the title, or what is told of each.
 */
export async function match(
  storage: Storage,
  story: KeptVersion,
  ruleIds: readonly string[],
  words: readonly string[] = [],
  marks: (ruleId: string) => Marks = () => ({ title: [{ start: 0, end: 6 }] }),
): Promise<{ threadId: string; needsFanOut: boolean }> {
  await place(storage, story);
  return storage.stories.recordMatch(
    {
      ...story,
      rules: ruleIds.map((ruleId) => ({ ruleId, ruleVersion: 1, marks: marks(ruleId) })),
      facts: NO_FACTS,
    },
    { ...story, words },
    { decideTopicAlert, confidenceOf },
  );
}

/** Saves a topic and gives its id. */
export async function addTopic(
  storage: Storage,
  name: string,
  over: Partial<RuleSettings> = {},
): Promise<string> {
  const settings = { ...DEFAULT_RULE_SETTINGS, ...over };
  const rule = await storage.rules.add(
    { name, query: name, canonical: name, scope: 'topic', owner: null, settings },
    'test',
  );
  return rule.id;
}

/** Makes someone who follows these rules on these channels. */
export async function addFollower(
  storage: Storage,
  ruleIds: readonly string[],
  channels: readonly ('live' | 'push')[] = ['live', 'push'],
): Promise<string> {
  const { id } = await storage.people.add({ email: null, role: 'anonymous', passwordHash: null });
  for (const ruleId of ruleIds) await storage.subscriptions.put(id, { ruleId, channels });
  return id;
}

/** Gives a person a browser. */
export function addDevice(storage: Storage, person: string): Promise<Device> {
  const endpoint = `https://push.example/${person}`;
  return storage.devices.put(person, { endpoint, keys: { p256dh: 'p', auth: 'a' } });
}

/** A story matched by one topic, which someone with one browser follows. */
export async function followedStory(
  storage: Storage,
  channels: readonly ('live' | 'push')[] = ['live', 'push'],
) {
  const topic = await addTopic(storage, 'Libya');
  const person = await addFollower(storage, [topic], channels);
  const device = await addDevice(storage, person);
  const story = await keepOne(storage, candidate('a'));
  const { threadId } = await match(storage, story, [topic]);
  return { topic, person, device, story, threadId };
}

/** The next version of that story, matched by these topics. */
export async function nextVersion(
  storage: Storage,
  topics: readonly string[],
  text: Parameters<typeof candidate>[1],
): Promise<KeptVersion> {
  const version = await keepOne(storage, candidate('a', text));
  await match(storage, version, topics);
  return version;
}

/** The policy as the fan-out gives it to the store. */
export const POLICY: AlertPolicy = { decide: decideAlert, gatherAt, dayStart };

/** Brings a matched story version to everybody whom it concerns, and gives the deliveries made. */
export async function bringToAll(
  storage: Storage,
  { storyId, version }: KeptVersion,
  policy: Partial<AlertPolicy> = {},
  now = new Date(),
): Promise<readonly NewDelivery[]> {
  const cause = await storage.alerts.cause(storyId, version);
  if (cause === null) throw new Error('Not matched');
  const { deliveries } = await storage.alerts.bring(cause, { ...POLICY, ...policy }, null, 1000, now);
  return deliveries;
}
