import { join } from 'node:path';
import { loadStarter } from '@app/settings';
import { DEMO_SCHEME } from './demo-wire.js';

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
});
