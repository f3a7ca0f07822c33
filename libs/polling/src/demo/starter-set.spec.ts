import { join } from 'node:path';
import type { Item, StoryText } from '@app/contracts';
import { cutStory, evaluate, readRule } from '@app/rules';
import { loadStarter } from '@app/settings';
import { DEMO_SCHEME, RELEASE_MS, pollDemoWire } from './demo-wire.js';

/** Broadcasters and agencies whose content may not be spread in the EU (Regulation 833/2014, Annex XV). */
const BANNED =
  /rt\.com|sputnik|ria\.ru|rian|iz\.ru|izvestia|rg\.ru|tvzvezda|lenta\.ru|eadaily|fondsk|news-front|rubaltic|southfront|voiceofeurope|ntv\.ru|1tv\.ru|vesti\.ru|tsargrad/;

describe('the starter set', () => {
  const starter = loadStarter(join(__dirname, '../../../../config/starter.yaml'));
  const real = starter.feeds.filter(({ url }) => !url.startsWith(DEMO_SCHEME));

  it('has the demo wire, credited to itself alone', () => {
    expect(starter.feeds.filter(({ url }) => url.startsWith(DEMO_SCHEME))).toMatchObject([
      { name: 'demo', wire: 'demo' },
    ]);
  });

  it('has real feeds in several languages, each with its wire, none twice', () => {
    expect(real.length).toBeGreaterThanOrEqual(15);
    expect(new Set(real.map(({ language }) => language)).size).toBeGreaterThanOrEqual(6);
    expect(new Set(starter.feeds.map(({ name }) => name)).size).toBe(starter.feeds.length);
    expect(new Set(starter.feeds.map(({ url }) => url)).size).toBe(starter.feeds.length);
    for (const feed of real) {
      expect(feed).toMatchObject({ wire: expect.any(String), language: expect.any(String) });
    }
  });

  it('labels state agencies, and holds none that is banned in the EU', () => {
    const labelled = real.filter(({ stateMedia }) => stateMedia === true).map(({ name }) => name);
    expect(labelled).toEqual(['tass', 'anadolu', 'ukrinform']);
    for (const { url } of real) expect(url).not.toMatch(BANNED);
  });

  it('has the topic Libya ceasefire and about ten others', () => {
    const names = starter.topics.map(({ name }) => name);
    expect(names).toContain('Libya ceasefire');
    expect(names.length).toBeGreaterThanOrEqual(10);
  });

  describe('its topics', () => {
    const lists = new Map(Object.entries(starter.lists));
    const topics = starter.topics.map(({ name, query }) => ({ name, rule: readRule(query, lists) }));
    const matched = (story: StoryText) => {
      const cut = cutStory(story);
      return topics
        .filter(({ rule }) => rule.plan !== null && evaluate(rule.plan, cut))
        .map(({ name }) => name);
    };
    const storyOf = (text: Pick<StoryText, 'title' | 'summary' | 'body'>): StoryText => ({
      ...text,
      source: 'demo',
      wires: ['demo'],
      categories: [],
      author: '',
      url: '',
      priority: 'regular',
      kind: 'new',
    });

    it('are rules without a fault', () => {
      for (const { name, rule } of topics) expect([name, rule.faults]).toEqual([name, []]);
    });

    it('match the demo wire: each Libya story in each language, and several others', () => {
      const start = new Date('2026-03-01T12:00:00Z');
      const released = new Map<string, Item>();
      for (let release = 0; release < 300; release++) {
        const { items } = pollDemoWire(start, new Date(start.getTime() + release * RELEASE_MS)).parsed;
        for (const item of items) released.set(item.title + item.summary, item);
      }
      const hits = [...released.values()].map((item) => ({ id: item.id, topics: matched(storyOf(item)) }));
      for (const { id, topics: names } of hits) {
        expect([id, names.includes('Libya ceasefire')]).toEqual([id, /-libya(-|$)/.test(id)]);
      }
      const all = new Set(hits.flatMap(({ topics: names }) => names));
      for (const name of [
        'Earthquakes',
        'Interest rates',
        'Elections',
        'Cyberattacks',
        'Fires and floods',
        'Aviation accidents',
      ]) {
        expect(all).toContain(name);
      }
      expect(hits.some(({ topics: names }) => names.length === 0)).toBe(true);
    });
  });
});
