import { readFileSync } from 'node:fs';
import type { KeptVersion } from '@app/ports';
import { parseConventions, ThreadPlacer } from '@app/stories';
import type { Storage } from '@app/storage';
import { candidate, harvest, keepOne } from '../support/story-fixtures.js';
import { openStorage, startTestDatabase, type TestDatabase } from '../support/test-database.js';

const conventions = parseConventions(readFileSync('config/wire-conventions.yaml', 'utf8'));

let database: TestDatabase;
let storage: Storage;
let other: Storage;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  const url = await database.freshUrl();
  [storage, other] = await Promise.all([openStorage(url), openStorage(url)]);
});
afterEach(() => Promise.all([storage.close(), other.close()]));

const placerOn = (on: Storage) => new ThreadPlacer(on.threads, conventions);
const SYLLABLES = 'ba co du fe gi ha jo ku le mi na po qui ra so te vu wa xe zo'.split(' ');
/** A word of its own for each number. */
const wordOf = (number: number) =>
  [number % 20, Math.floor(number / 20) % 20, Math.floor(number / 400) % 20, Math.floor(number / 8000) % 20]
    .map((digit) => SYLLABLES[digit])
    .join('');
const nameOf = (number: number) => wordOf(number).replace(/^./, (first) => first.toUpperCase());

/** An event of its own for each number, in the order of words of one of two wires. */
function eventText(number: number, wire: 'afp' | 'dpa') {
  const [person, town, ship, firm] = [0, 1, 2, 3].map((at) => nameOf(number * 7 + at));
  const [deed, thing] = [5, 6].map((at) => wordOf(number * 7 + at));
  const text =
    wire === 'afp'
      ? {
          title: `${person} of ${town}: ${deed} of the ${ship}`,
          summary: `${firm} in ${town} gets ${thing}.`,
        }
      : { title: `${firm}: ${thing} for the ${ship}`, summary: `${deed} is for ${person} of ${town}.` };
  return { ...text, wires: [wire] };
}
const keepEvent = (number: number, wire: 'afp' | 'dpa', rest: Parameters<typeof candidate>[2] = {}) =>
  keepOne(storage, candidate(`${wire}-${number}`, eventText(number, wire), rest));

describe('ThreadPlacer', () => {
  it('never makes two threads of one event, raced 1,000 times by two workers', async () => {
    const events = Array.from({ length: 1_000 }, (_, number) => number);
    const kept = async (wire: 'afp' | 'dpa') => {
      const stories = events.map((number) => candidate(`${wire}-${number}`, eventText(number, wire)));
      return (await storage.stories.keep(harvest('0', ...stories))).kept;
    };
    const [afp, dpa] = [await kept('afp'), await kept('dpa')];
    const workers = [placerOn(storage), placerOn(other)] as const;
    const together: boolean[] = [];
    const race = async (number: number) => {
      // Each worker has the first report as often as the other.
      const [one, two] = number % 2 === 0 ? workers : [workers[1], workers[0]];
      const threads = await Promise.all([one.place(afp[number]!), two.place(dpa[number]!)]);
      together.push(threads[0] === threads[1]);
    };
    for (let at = 0; at < events.length; at += 10) await Promise.all(events.slice(at, at + 10).map(race));
    expect(together.filter((same) => !same)).toEqual([]);
    const threads = await Promise.all(events.map((number) => threadOf(afp[number]!)));
    expect(new Set(threads).size).toBe(1_000);
  });

  it('places a story once, however often and by whomever it is asked', async () => {
    const [one, two] = [placerOn(storage), placerOn(other)];
    const story = await keepEvent(1, 'afp');
    const threads = await Promise.all([one, two, one, two].map((worker) => worker.place(story)));
    expect(new Set(threads).size).toBe(1);
    expect(await storage.threads.placements('0', 10)).toHaveLength(1);
  });

  it('brings a story that stood alone into the thread of a report that is like both, for all workers', async () => {
    const [one, two] = [placerOn(storage), placerOn(other)];
    const tell = async (guid: string, title: string, summary: string, by = one) => {
      const story = await keepOne(storage, candidate(guid, { title, summary, wires: [guid] }));
      await by.place(story);
      return story;
    };
    for (let number = 0; number < 80; number++) await one.place(await keepEvent(number, 'afp'));
    const stories = [
      await tell(
        'afp',
        'Ferry Aurora runs aground off Gotland',
        'The coast guard took forty off in the storm.',
      ),
      await tell('dpa', 'Stranded passengers sleep in a school of Visby', 'Its mayor opened the gym.'),
    ];
    expect(new Set(await Promise.all(stories.map(threadOf))).size).toBe(2);
    const title = 'Ferry Aurora aground off Gotland: passengers in a school of Visby';
    const summary = 'The coast guard took them off in the storm, the mayor opened the gym.';
    stories.push(await tell('ap', title, summary));
    stories.push(
      await tell('tass', 'Gym in Visby: passengers sleep, mayor opened it', 'Stranded in a school.', two),
    );
    expect(new Set(await Promise.all(stories.map(threadOf)))).toEqual(new Set([await threadOf(stories[0]!)]));
  });

  it('keeps a story in its thread in whatever words its later versions come, and knows copies of them', async () => {
    const placer = placerOn(storage);
    const thread = await placer.place(await keepEvent(1, 'afp'));
    await placer.place(await keepEvent(2, 'afp'));
    const later = {
      ...eventText(2, 'dpa'),
      wires: ['afp'],
      body: 'With a text that is long enough to tell.',
    };
    expect(await placer.place(await keepOne(storage, candidate('afp-1', later)))).toBe(thread);
    const copy = await keepOne(storage, candidate('outlet', { ...later, wires: ['outlet'] }));
    await placer.place(copy);
    expect((await storage.stories.get(copy.storyId))?.thread).toBe(thread);
    expect((await storage.stories.get(copy.storyId))?.copyOf).not.toBeNull();
  });

  it('does after a restart what it did before', async () => {
    const first = placerOn(storage);
    const thread = await first.place(await keepEvent(1, 'afp'));
    const restarted = placerOn(other);
    expect(await restarted.place(await keepEvent(1, 'dpa'))).toBe(thread);
    expect(restarted.size).toBe(2);
  });

  it('lets nothing join a thread that was closed, neither before nor after a restart', async () => {
    const placer = placerOn(storage);
    const threads = [
      await placer.place(await keepEvent(1, 'afp')),
      await placer.place(await keepEvent(2, 'afp')),
    ];
    expect(await storage.threads.closeQuiet(new Date(Date.now() - 60_000), 10)).toBe(0);
    expect(await storage.threads.closeQuiet(new Date(Date.now() + 60_000), 10)).toBe(2);
    expect(await storage.threads.closeQuiet(new Date(Date.now() + 60_000), 10)).toBe(0);
    expect(threads).not.toContain(await placer.place(await keepEvent(1, 'dpa')));
    expect(threads).not.toContain(await placerOn(other).place(await keepEvent(2, 'dpa')));
    // Its own later version stays, and holds it open for nobody.
    const later = await keepOne(storage, candidate('afp-1', { ...eventText(3, 'afp') }));
    expect(await placer.place(later)).toBe(threads[0]);
    expect(threads).not.toContain(await placer.place(await keepEvent(3, 'dpa')));
  });

  it('tells next week’s talks from this week’s, also in an archive', async () => {
    const placer = placerOn(storage);
    const thread = await placer.place(await keepEvent(1, 'afp', { published: '2019-12-01T11:00:00.000Z' }));
    const nextDay = await keepEvent(1, 'dpa', { published: '2019-12-02T11:00:00.000Z' });
    expect(await placer.place(nextDay)).toBe(thread);
    const nextWeek = await keepOne(
      storage,
      candidate('next', eventText(1, 'dpa'), { published: '2019-12-09T11:00:00.000Z' }),
    );
    expect(await placer.place(nextWeek)).not.toBe(thread);
  });

  it('keeps the demo wire and real news apart', async () => {
    const placer = placerOn(storage);
    const thread = await placer.place(await keepEvent(1, 'afp'));
    expect(await placer.place(await keepEvent(1, 'dpa', { demo: true }))).not.toBe(thread);
  });

  it('puts a notice beside the story it is about, and compares nothing with it', async () => {
    const placer = placerOn(storage);
    const about = await keepEvent(1, 'afp');
    const thread = await placer.place(about);
    const notice = await keepEvent(2, 'afp');
    expect(await placer.place(notice, { beside: about.storyId })).toBe(thread);
    expect(await placer.place(notice, { beside: about.storyId })).toBe(thread);
    expect(await placer.place(await keepEvent(2, 'dpa'))).not.toBe(thread);
    expect(await placerOn(other).place(await keepEvent(3, 'dpa'))).not.toBe(thread);
  });
});

const threadOf = async ({ storyId }: KeptVersion) => (await storage.stories.get(storyId))?.thread;
