import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadStarter } from './starter.js';

const file = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'starter-')), 'starter.yaml');
  writeFileSync(path, text);
  return path;
};

describe('loadStarter', () => {
  it('reads feeds, topics and term lists', () => {
    const path = file(`
feeds:
  - { name: dw, url: "https://rss.example.org/dw", wire: DW, language: en }
topics:
  - { name: Libya ceasefire, query: libya AND ceasefire }
lists:
  haftar: [Haftar, Hafter]
`);
    expect(loadStarter(path)).toEqual({
      feeds: [{ name: 'dw', url: 'https://rss.example.org/dw', wire: 'DW', language: 'en' }],
      topics: [{ name: 'Libya ceasefire', query: 'libya AND ceasefire' }],
      lists: { haftar: ['Haftar', 'Hafter'] },
    });
  });

  it.each([
    ['feeds: [{ name: "Not Short", url: "https://x.example" }]', 'feeds.0.name'],
    ['feeds: [{ name: dw }]', 'feeds.0.url'],
    ['feeds: [unclosed', "can't be read"],
    ['tpoics: []', 'the whole of it'],
  ])('refuses %j and says where', (text, place) => {
    expect(() => loadStarter(file(text))).toThrow(place);
  });

  it('says that the file is not there', () => {
    expect(() => loadStarter('/nowhere/starter.yaml')).toThrow(
      'STARTER: there is no file /nowhere/starter.yaml. Name a file that exists, or set STARTER=none.',
    );
  });
});
