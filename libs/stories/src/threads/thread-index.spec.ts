import { BACKGROUND, OTHERS, TALKS } from './haftar.fixture.js';
import { bringsOf } from './placement.js';
import type { ThreadStory } from './story-features.js';
import { ThreadIndex } from './thread-index.js';
import { threadStories } from './thread-stories.js';

const inTime = (stories: readonly ThreadStory[]) =>
  [...stories].sort((a, b) => Date.parse(a.published) - Date.parse(b.published));
const threadsOf = (stories: readonly ThreadStory[]) => {
  const index = new ThreadIndex();
  let threads = 0;
  const placed = inTime(stories).map((story): [string, string] => {
    const placement = index.place(story);
    const thread = placement.kind === 'joins' ? placement.threadId : String(++threads);
    index.add(story, thread);
    return [story.id, thread];
  });
  return new Map(placed);
};
const after = (story: ThreadStory, hours: number, patch: Partial<ThreadStory> = {}): ThreadStory => ({
  ...story,
  published: new Date(Date.parse(story.published) + hours * 3_600_000).toISOString(),
  ...patch,
});
const [afp, reuters] = TALKS as [ThreadStory, ThreadStory];
const copy = (of: ThreadStory, id: string): ThreadStory => ({
  ...of,
  id,
  body: `${of.body} Read more in the app.`,
});

/** A wire's story of some paragraphs. */
const LONG_TEXT = [
  'General Khalifa Haftar left Moscow early on Tuesday without signing a ceasefire agreement with the government in Tripoli, the Russian foreign ministry said. Haftar had asked for more time until the morning to study the document, which his rival Fayez al-Sarraj signed on Monday evening.',
  'Russian and Turkish diplomats had talked with both sides for more than seven hours, passing drafts from one room to the other, because the two Libyans refused to meet. A member of the delegation from Tripoli said the general objected to a paragraph about Turkish observers along the line of contact.',
  'Moscow did not give up hope. The defence ministry said Haftar had taken the text along for two days to discuss it with the tribes that support him, and called the result of the meeting positive on the whole.',
  'Since April his troops have tried to capture the capital, and more than two thousand people died. A truce that Russia and Turkey proposed came into force on Sunday but was broken within hours in the southern suburbs.',
].join('\n');

describe.each([
  ['from the first story on', []],
  ['among other news', BACKGROUND],
])('ThreadIndex, %s', (_name, background) => {
  const threads = threadsOf([...background, ...TALKS, ...OTHERS]);

  it('puts one event into one thread, as five feeds and a roundup tell it', () => {
    expect(new Set(TALKS.map(({ id }) => threads.get(id))).size).toBe(1);
    const joined = [...threads].filter(([, thread]) => thread === threads.get('afp')).map(([id]) => id);
    expect(joined.sort()).toEqual(TALKS.map(({ id }) => id).sort());
  });

  it.each(OTHERS)('keeps another event apart: $title', ({ id }) => {
    expect([...threads].filter(([, thread]) => thread === threads.get(id))).toEqual([[id, threads.get(id)]]);
  });
});

describe('ThreadIndex', () => {
  it('tells events apart by headlines alone, from the first story on', () => {
    const headline = (story: ThreadStory): ThreadStory => ({ ...story, summary: '', body: '' });
    const threads = threadsOf([...TALKS, ...OTHERS].map(headline));
    expect(new Set(TALKS.map(({ id }) => threads.get(id))).size).toBe(1);
    expect(new Set(threads.values()).size).toBe(1 + OTHERS.length);
  });

  it('takes one word in common among a handful for chance', () => {
    const sights = ['Walrus seen|On the pier.', 'Seal seen|On a boat.', 'Comet seen|By many.'].map(
      (line, at) => {
        const [title = '', summary = ''] = line.split('|');
        return { ...after(afp, at), id: title, title, summary, body: '' };
      },
    );
    expect(new Set(threadsOf(sights).values()).size).toBe(sights.length);
  });

  it('says why', () => {
    const index = new ThreadIndex();
    index.add(afp, 'talks');
    const placement = index.place(reuters);
    expect(placement).toMatchObject({ kind: 'joins', threadId: 'talks', why: { kind: 'alike' } });
    expect(placement).toHaveProperty('why.shared', expect.arrayContaining(['haftar']));
  });

  it('tells apart by whom what happens to two players of one team', () => {
    const injured = (id: string, player: string, first: string, order: readonly number[]): ThreadStory => {
      const told = [
        `The Herons placed ${first} ${player} on the injured list on Wednesday because of a sprained knee.`,
        `${player} will miss the last games of the season against Tarnsey and Omburi, coach Ilva Marenko said.`,
        `The team of Quellhaven decided it after the doctors had examined ${player} over the weekend.`,
        `In his third season with the Herons ${player} scored nine times and was their best runner.`,
        `Without ${player} the Herons have lost twice, and they can no longer win the title.`,
        `Marenko called it a pity for ${player} and for the team, and said that the young runners would play.`,
      ];
      const title = `Herons place ${player} on injured list`;
      return { ...afp, id, title, summary: '', body: order.map((at) => told[at]).join(' ') };
    };
    const orders = [
      [0, 1, 2, 4],
      [0, 3, 1, 5],
      [0, 4, 2, 5],
    ];
    const index = new ThreadIndex();
    for (const story of BACKGROUND) index.add(story, story.id);
    orders.forEach((order, at) => index.add(injured(`b${at}`, 'Brandholt', 'Jun', order), 'brandholt'));
    expect(index.place(injured('b', 'Brandholt', 'Jun', [0, 1, 3, 4]))).toMatchObject({
      threadId: 'brandholt',
    });
    const querell: ThreadStory = {
      ...injured('q', 'Querell', 'Tomas', []),
      title: 'Tomas Querell out: Herons lose the next runner',
      body: 'The Herons placed Tomas Querell on the injured list on Wednesday, coach Ilva Marenko said. Querell hurt an ankle at practice and will miss the final. Only a day before they had lost their rookie. Querell, second best of the team behind nobody, had come back in autumn from a long pause; doctors hope for spring. The team of Quellhaven can no longer win the title.',
    };
    expect(index.place(querell)).toMatchObject({ kind: 'starts' });
  });

  describe('when a later report is like two that stood apart', () => {
    const tell = (id: string, title: string, summary: string): ThreadStory => ({
      ...afp,
      id,
      title,
      summary,
      body: '',
    });
    const aground = tell(
      'aground',
      'Ferry Aurora runs aground off Gotland',
      'The coast guard took forty off in the storm.',
    );
    const gym = tell('gym', 'Stranded passengers sleep in a school of Visby', 'Its mayor opened the gym.');
    const both = tell(
      'both',
      'Ferry Aurora aground off Gotland: passengers in a school of Visby',
      'The coast guard took them off in the storm, the mayor opened the gym.',
    );
    const indexOf = (...placed: readonly (readonly [ThreadStory, string])[]) => {
      const index = new ThreadIndex();
      for (const story of BACKGROUND) index.add(story, story.id);
      for (const [story, thread] of placed) index.add(story, thread);
      return index;
    };

    it('brings the one that stood alone along', () => {
      const index = indexOf([aground, '1']);
      expect(index.place(gym)).toMatchObject({ kind: 'starts' });
      index.add(gym, '2');
      expect(index.place(both)).toMatchObject({ kind: 'joins', threadId: '1', why: { brings: ['2'] } });
    });

    it('leaves a thread of several as it is', () => {
      const index = indexOf([aground, '1'], [gym, '2'], [{ ...gym, id: 'also', title: 'Gym of Visby' }, '2']);
      expect(bringsOf(index.place(both))).toEqual([]);
    });

    it('puts all three into one thread where they come from a file', () => {
      const threads = threadStories([...BACKGROUND, aground, gym, both]);
      expect(new Set(threads.slice(-3)).size).toBe(1);
      expect(new Set(threads).size).toBe(threads.length - 2);
    });
  });

  it('knows a near-copy and whose text it is', () => {
    const index = new ThreadIndex();
    for (const story of TALKS) index.add(story, 'talks');
    expect(index.place(copy(afp, 'outlet'))).toEqual({
      kind: 'joins',
      threadId: 'talks',
      why: { kind: 'copy', of: 'afp' },
      copyOf: 'afp',
    });
  });

  describe('beside a wire’s long text', () => {
    const paragraphs = LONG_TEXT.split('\n');
    const wire: ThreadStory = { ...afp, id: 'wire', summary: '', body: LONG_TEXT };
    const index = new ThreadIndex();
    for (const story of TALKS) index.add(story, 'talks');
    index.add(wire, 'talks');
    const later = (id: string, patch: Partial<ThreadStory>) =>
      index.place({ ...after(wire, 1), id, ...patch });

    it('knows an outlet that prints its first paragraphs, under a headline of its own', () => {
      const title = 'General departs: what we know';
      const body = paragraphs.slice(0, 2).join('\n');
      expect(later('begin', { title, body })).toMatchObject({ threadId: 'talks', copyOf: 'wire' });
    });

    it('knows an outlet that adds a paragraph of its own', () => {
      const own =
        'In Bremen, where many Libyans live, the mosque on the river stayed open for those who wanted to talk about the news until late in the night, its imam told this newspaper.';
      expect(later('more', { body: `${LONG_TEXT}\n${own}` })).toMatchObject({ copyOf: 'wire' });
    });

    it('takes a report that quotes a paragraph for one of its own', () => {
      const body = `${TALKS[1]!.body} ${TALKS[2]!.body} ${TALKS[1]!.summary}\n${paragraphs[1]}`;
      expect(later('quotes', { ...TALKS[1], id: 'quotes', body })).toMatchObject({ copyOf: null });
    });

    it('takes a headline and a sentence for a report of its own, though the wire has them too', () => {
      const body = paragraphs[0]!.split('. ')[0]!;
      expect(later('short', { title: afp.title, body })).toMatchObject({ copyOf: null });
    });
  });

  it('names the origin of a chain of copies, in whatever version the copies come again', () => {
    const index = new ThreadIndex();
    index.add(afp, 'talks');
    for (const id of ['first', 'second']) index.add(copy(afp, id), 'talks');
    index.add(afp, 'talks');
    expect(index.place(copy(afp, 'third'))).toMatchObject({ copyOf: 'afp' });
    expect(index.place(copy(afp, 'second'))).toMatchObject({ why: { kind: 'version' }, copyOf: 'afp' });
    expect(index.place(afp)).toMatchObject({ why: { kind: 'version' }, copyOf: null });
  });

  it('chains the versions of one item first, whatever their words', () => {
    const index = new ThreadIndex();
    index.add(afp, 'talks');
    const version = { ...afp, title: 'Wholly other words', summary: '', body: '' };
    expect(index.place(version)).toEqual({
      kind: 'joins',
      threadId: 'talks',
      why: { kind: 'version' },
      copyOf: null,
    });
    index.add(version, 'talks');
    expect(index.size).toBe(1);
  });

  it('closes a thread after quiet: next week’s talks are another event', () => {
    const index = new ThreadIndex();
    for (const story of TALKS) index.add(story, 'talks');
    const nextWeek = after(reuters, 7 * 24, { id: 'next' });
    expect(index.place(nextWeek)).toEqual({ kind: 'starts', copyOf: null });
    index.expire(new Date(nextWeek.published));
    expect(index.size).toBe(0);
  });

  it('gives each weekly round of talks a thread of its own, however alike the words', () => {
    const index = new ThreadIndex();
    const round = (week: number, title: string): ThreadStory => ({
      ...after(afp, week * 7 * 24),
      id: `${title} ${week}`,
      title,
      summary: 'The sides met again in Geneva on Tuesday for talks on a ceasefire, the United Nations said.',
      body: '',
    });
    const threads = [0, 1, 2].flatMap((week) =>
      ['Geneva talks on ceasefire resume', 'New round of ceasefire talks opens in Geneva'].map((title) => {
        const story = round(week, title);
        const placement = index.place(story);
        const thread = placement.kind === 'joins' ? placement.threadId : `round ${week}`;
        index.add(story, thread);
        return thread;
      }),
    );
    expect(threads).toEqual(['round 0', 'round 0', 'round 1', 'round 1', 'round 2', 'round 2']);
  });

  it('holds no more stories than it is told', () => {
    const index = new ThreadIndex({ stories: 3 });
    for (const story of TALKS) index.add(story, story.id);
    expect(index.size).toBe(3);
    expect(index.place(afp)).toMatchObject({ kind: 'joins', threadId: expect.stringMatching(/ap|tass|dw/) });
  });

  it('follows what staff put elsewhere, and keeps nothing of what was taken out', () => {
    const index = new ThreadIndex();
    for (const story of TALKS) index.add(story, story === afp ? 'wrong' : 'talks');
    index.move('afp', 'talks');
    index.close('wrong');
    index.move('nobody', 'talks');
    const late = after(afp, 1, { id: 'late', body: '' });
    expect(index.place(late)).toMatchObject({ threadId: 'talks' });
    index.remove('afp');
    expect(index.size).toBe(TALKS.length - 1);
    index.close('talks');
    expect(index.size).toBe(0);
    expect(index.place(late)).toEqual({ kind: 'starts', copyOf: null });
  });

  it('is rebuilt from stored stories', () => {
    const all = inTime([...BACKGROUND, ...TALKS, ...OTHERS]);
    const [kept, rebuilt] = [new ThreadIndex(), new ThreadIndex()];
    for (const index of [kept, rebuilt]) for (const story of all) index.add(story, `of-${story.id}`);
    const late = after(TALKS[5]!, 1, { id: 'late' });
    expect(rebuilt.place(late)).toEqual(kept.place(late));
  });

  it('takes a story without a word', () => {
    const index = new ThreadIndex();
    const empty = { ...afp, id: 'empty', title: '', summary: '', body: '' };
    index.add(empty, 'empty');
    expect(index.place({ ...empty, id: 'other' })).toEqual({ kind: 'starts', copyOf: null });
  });
});

describe('threadStories', () => {
  it('numbers the threads of a list of stories', () => {
    const stories = inTime([...BACKGROUND, ...TALKS, ...OTHERS]);
    const threads = threadStories(stories);
    const talks = new Set(stories.flatMap((story, at) => (TALKS.includes(story) ? [threads[at]] : [])));
    expect(talks.size).toBe(1);
    expect(new Set(threads).size).toBe(BACKGROUND.length + 1 + OTHERS.length);
  });
});
