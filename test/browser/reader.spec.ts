import type { Page } from 'puppeteer-core';
import { LIVE } from './news.js';
import { startNewsroom, type Newsroom } from './newsroom.js';
import { button, menuItem, press, says } from './page-walk.js';

describe('a reader', () => {
  let room: Newsroom;
  let page: Page;
  beforeAll(async () => {
    room = await startNewsroom();
    page = await room.visitor();
  });
  afterAll(async () => {
    await room?.stop();
  });

  it('follows a topic without an account, and is asked before the browser asks', async () => {
    await page.goto(room.origin);
    await press(page, '[aria-label="Follow Libya ceasefire"]');
    await page.waitForSelector('[aria-label^="Following Libya ceasefire"]');
    await says(page, 'Get “Libya ceasefire” as it happens?');
    await press(page, button('Only on this page'));
    await press(page, '[aria-label="Follow Earthquakes"]');
    await page.waitForSelector('[aria-label^="Following Earthquakes"]');
    await room.deployment.eventually(async () => {
      const following = await page.evaluate(
        async () => (await (await fetch('/api/subscriptions')).json()) as { items?: unknown[] },
      );
      return following.items?.length === 2;
    });
  });

  it('sees an alert come by itself, its words marked, and in words what changes', async () => {
    await page.goto(`${room.origin}/alerts`);
    await says(page, 'No alerts so far.');
    await says(page, 'Live');
    await room.release(LIVE.leaves);
    await page.waitForSelector('article h2 mark');
    const marked = await page.$$eval('article h2 mark', (marks) => marks.map((mark) => mark.textContent));
    expect(marked).toEqual(['Libya', 'ceasefire']);
    await room.release(LIVE.leavesChanged);
    await page.waitForSelector('article ins');
    const changed = await page.$eval('article .chg', (words) => [
      words.querySelector('del')?.textContent,
      words.querySelector('ins')?.textContent,
    ]);
    expect(changed).toEqual(['one', 'two']);
    expect(await page.$$('article')).toHaveLength(1);
  });

  it('mutes the thread from the alert, and takes that back', async () => {
    await press(page, 'article [aria-label^="What to do with"]');
    await press(page, menuItem('Mute this thread'));
    await says(page, 'You hear nothing more of this thread');
    await page.waitForFunction(() => document.querySelector('article .foot')?.textContent.includes('Muted'));
    await press(page, button('Undo'));
    await page.waitForFunction(() => !document.querySelector('article .foot')?.textContent.includes('Muted'));
  });

  it('snoozes a topic from the alert, and wakes it on the page of topics', async () => {
    await press(page, 'article [aria-label^="What to do with"]');
    await press(page, menuItem('For an hour'));
    await says(page, '“Libya ceasefire” raises no alert until');
    await page.goto(room.origin);
    await press(page, '[aria-label="Wake Libya ceasefire"]');
    await page.waitForSelector('[aria-label="Wake Libya ceasefire"]', { hidden: true });
  });

  it('chooses quiet hours, kept at once', async () => {
    await page.goto(`${room.origin}/settings`);
    await press(page, '::-p-xpath(//label[contains(., "Keep the night quiet")])');
    await says(page, 'Saved.');
    const kept = await page.evaluate(
      async () => (await (await fetch('/api/preferences')).json()) as { quietHours: unknown },
    );
    expect(kept.quietHours).toEqual({ from: '22:00', to: '07:00' });
    await page.goto(`${room.origin}/alerts`);
    await page.waitForSelector('article h2 a');
  });

  it('opens the thread from the alert, and a story’s own address leads to its place there', async () => {
    await press(page, 'article h2 a');
    await page.waitForSelector('.tl li');
    const path = new URL(page.url()).pathname;
    expect(path).toMatch(/^\/threads\/\d+$/);
    await page.waitForSelector('.tl h3 mark');
    await says(page, 'Why did I get this?');
    const { items } = await room.admin.call('searchStories', { query: { q: 'Haftar' } });
    await page.goto(`${room.origin}/stories/${items[0]!.id}`);
    await page.waitForSelector('.tl li.chosen');
    expect(new URL(page.url()).pathname).toBe(path);
    const original = await page.$eval('.tl a', (link) => [link.rel, link.href]);
    expect(original).toEqual(['noopener noreferrer', items[0]!.url]);
  });

  it('is told that no feed brought a link which nobody here knows', async () => {
    await page.goto(`${room.origin}/why?url=https://nowhere.example/story`);
    await says(page, 'No feed of ours has brought this link. Paste the link of the story itself');
    expect(await page.$('[role=alert]')).toBeNull();
  });

  it('writes an alert: the fault at its place, the reading, and the numbers before saving', async () => {
    await page.goto(`${room.origin}/write`);
    await page.locator('textarea').fill('wir:afp quake');
    await page.waitForSelector('.squig');
    expect(await page.$eval('.squig', (place) => place.textContent)).toContain('wir');
    await page.locator('textarea').fill('fromage Bretagne');
    await says(page, '(fromage AND Bretagne)');
    await says(page, 'Deux lots de fromage rappelés en Bretagne');
    await press(page, 'nav a[href="/settings"]');
    await says(page, 'Pause everything');
    await page.goBack();
    await says(page, '(fromage AND Bretagne)');
    await press(page, button('Save alert'));
    await page.waitForSelector('[aria-label="Delete fromage Bretagne"]');
    await page.goto(`${room.origin}/write`);
    await page.waitForSelector('textarea');
    expect(await page.$eval('textarea', (box) => box.value)).toBe('');
    await page.goto(room.origin);
    await page.waitForSelector('[aria-label="Delete fromage Bretagne"]');
  });

  it('deletes it, and takes that back', async () => {
    await press(page, '[aria-label="Delete fromage Bretagne"]');
    await says(page, 'is deleted');
    await page.waitForFunction(() => !document.querySelector('.own-rules'));
    await press(page, button('Undo'));
    await page.waitForSelector('[aria-label="Delete fromage Bretagne"]');
  });
});
