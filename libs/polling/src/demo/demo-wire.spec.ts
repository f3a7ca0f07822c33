import type { Item } from '@app/contracts';
import { RELEASE_MS, pollDemoWire } from './demo-wire.js';

const START = new Date('2026-03-01T12:00:00Z');
const after = (releases: number) => new Date(START.getTime() + releases * RELEASE_MS);
const isLibya = (title: string) => /Libya|Libye|Libyen|Libia|ليبيا/.test(title);

describe(pollDemoWire.name, () => {
  it('fills the archive at the first poll', () => {
    const { parsed, nextRelease } = pollDemoWire(null, START);
    expect(parsed.items.length).toBeGreaterThan(3);
    expect(nextRelease).toEqual(after(1));
    expect(parsed.items.every(({ published }) => Date.parse(published ?? '') <= START.getTime())).toBe(true);
  });

  it('releases a story for Libya ceasefire among the first three', () => {
    const before = new Set(pollDemoWire(null, START).parsed.items.map(({ id }) => id));
    const fresh = pollDemoWire(START, after(3)).parsed.items.filter(({ id }) => !before.has(id));
    expect(fresh).toHaveLength(3);
    expect(fresh.some(({ title }) => title.includes('Libya') && title.includes('ceasefire'))).toBe(true);
  });

  it('gives the same at the same time, whenever it is asked', () => {
    expect(pollDemoWire(START, after(77))).toEqual(pollDemoWire(START, after(77)));
  });

  it('gives each story one id for all its versions, and no two stories the same', () => {
    const versions = new Map<string, Set<string>>();
    const idsOfText = new Map<string, Set<string>>();
    for (let release = 0; release < 200; release++) {
      const { items } = pollDemoWire(START, after(release)).parsed;
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
      expect(items.length).toBeLessThanOrEqual(30);
      for (const item of items) {
        const text = `${item.title} ${item.summary} ${item.body}`;
        versions.set(item.id, (versions.get(item.id) ?? new Set()).add(text));
        idsOfText.set(text, (idsOfText.get(text) ?? new Set()).add(item.id));
      }
    }
    expect([...versions.values()].some((texts) => texts.size === 3)).toBe(true);
    expect([...idsOfText.values()].every((ids) => ids.size === 1)).toBe(true);
  });

  it('retells of Libya only 14 January 2020, and says so', () => {
    const items = [0, 10, 60, 110, 170, 220].flatMap(
      (release) => pollDemoWire(START, after(release)).parsed.items,
    );
    const libya = items.filter(({ title }) => isLibya(title));
    expect(libya.length).toBeGreaterThan(3);
    for (const item of libya) expect(item.body).toMatch(/14\b.*2020/);
  });

  it('takes back one story by its address, however often it told such a one', () => {
    const links = new Set<string>();
    const meant = new Set<string>();
    for (let release = 0; release < 600; release += 20) {
      for (const { title, body, link } of pollDemoWire(START, after(release)).parsed.items) {
        links.add(link);
        const address = /https:\S+/.exec(body)?.[0];
        if (title.startsWith('KILL KILL KILL:') && address !== undefined) meant.add(address);
      }
    }
    expect(meant.size).toBeGreaterThan(7);
    expect([...meant].filter((address) => !links.has(address))).toEqual([]);
  });

  it('shows to who comes back after a gap no version or notice without the story that it is of', () => {
    for (let gap = 40; gap < 400; gap++) {
      const { items } = pollDemoWire(START, after(gap)).parsed;
      const links = new Set(items.map(({ link }) => link));
      for (const { title, body, published } of items) {
        const address = /https:\S+/.exec(body)?.[0];
        if (title.startsWith('KILL KILL KILL:')) expect(links).toContain(address);
        expect(Date.parse(published ?? '')).toBeGreaterThan(after(gap - 30).getTime());
      }
    }
  });

  it('shows each version when it is released', () => {
    const changes = (items: readonly Item[]) => items.map(({ id, title }) => `${id} ${title}`);
    const seen = new Set<string>();
    for (let release = 1; release < 200; release++) {
      const { items } = pollDemoWire(START, after(release)).parsed;
      const fresh = changes(items).filter((change) => !seen.has(change));
      expect(fresh.length).toBeGreaterThan(0);
      for (const change of fresh) seen.add(change);
    }
  });

  it('corrects some of its stories', () => {
    const { items } = pollDemoWire(START, after(18)).parsed;
    expect(items.filter(({ title }) => title.startsWith('CORRECTED:')).length).toBeGreaterThan(0);
  });
});
