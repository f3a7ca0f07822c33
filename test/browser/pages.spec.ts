import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { ApiClient } from '../support/api-client.js';
import { startChromium } from '../support/browsers.js';
import type { TestBrowser } from '../support/browsers.js';
import { startDeployment } from '../support/deployment.js';
import type { Deployment } from '../support/deployment.js';
import { FeedServer } from '../support/feed-server.js';
import type { FeedEntry } from '../support/feed-server.js';
import { WirewatchProcess } from '../support/wirewatch-process.js';
import { ARCHIVE, LIVE, NOTICES, WALK_NOTICES } from './news.js';
import { axeFaults, button, field, menuItem, press, says, watchFaults, widthFaults } from './page-walk.js';

/** Where the pictures are kept, to be looked at. */
const PICTURES = join(__dirname, '../../dist/pictures');
const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };
const DESK = { width: 1440, height: 900, isMobile: false, hasTouch: false };

describe('the pages', () => {
  let deployment: Deployment;
  let restarted: WirewatchProcess | undefined;
  let wire: FeedServer;
  let admin: ApiClient;
  let chromium: TestBrowser;
  let feedId: string;
  let origin: string;

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    wire = await FeedServer.start();
    for (const story of ARCHIVE) wire.release('world', story);
    wire.release('sport', LIVE.handball);
    deployment = await startDeployment('embedded');
    origin = deployment.gateways[0]!;
    admin = await deployment.signInAsAdmin();
    const ceasefire = '(Libya OR ليبيا) (ceasefire OR truce OR "وقف إطلاق النار")';
    for (const [name, query] of [
      ['Libya ceasefire', ceasefire],
      ['Earthquakes', 'earthquake OR quake'],
    ] as const) {
      await admin.call('addRule', { body: { name, query, scope: 'topic' } });
    }
    const feed = await admin.call('addFeed', {
      body: { url: wire.url('world'), name: 'world', title: 'World wire', wire: 'AFP' },
    });
    feedId = feed.id;
    await deployment.eventually(
      async () => (await admin.call('searchStories', {})).items.length === ARCHIVE.length,
    );
    chromium = await startChromium();
  });

  afterAll(async () => {
    await chromium?.close();
    await restarted?.stop();
    await deployment?.stop();
    await wire?.stop();
  });

  /** Releases a story and has the feed polled. */
  const release = async (story: FeedEntry): Promise<void> => {
    wire.release('world', story);
    await admin.call('pollFeed', { params: { id: feedId } });
  };

  /** Releases a notice that does not say what it means, and waits for the question, whose id it returns. */
  const raise = async (notice: FeedEntry): Promise<string> => {
    await release(notice);
    const open = async () => (await admin.call('listDeskQuestions')).items.at(-1)?.id;
    await deployment.eventually(async () => (await open()) !== undefined);
    return (await open())!;
  };

  /** The thread of a story, once it has one. */
  const threadOf = async ({ title }: FeedEntry): Promise<string | null> => {
    const { items } = await admin.call('searchStories', {});
    return items.find((story) => story.title === title)?.thread ?? null;
  };

  /** A window of a person who has never been here. */
  const visitor = async (): Promise<Page> => {
    const context = await chromium.browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport(DESK);
    return page;
  };

  /** A window of the admin, signed in through the page. */
  const signedIn = async (next: string): Promise<Page> => {
    const page = await visitor();
    await page.goto(`${origin}/sign-in?next=${next}`);
    await page.locator('input[type=email]').fill('admin@wirewatch.example');
    await page.locator('input[type=password]').fill('correct horse battery');
    await page.keyboard.press('Enter');
    await page.waitForFunction((path) => location.pathname === path, {}, next);
    return page;
  };

  describe('a reader', () => {
    let page: Page;
    beforeAll(async () => {
      page = await visitor();
    });

    it('follows a topic without an account, and is asked before the browser asks', async () => {
      await page.goto(origin);
      await press(page, '[aria-label="Follow Libya ceasefire"]');
      await page.waitForSelector('[aria-label^="Following Libya ceasefire"]');
      await says(page, 'Get “Libya ceasefire” as it happens?');
      await press(page, button('Only on this page'));
      await press(page, '[aria-label="Follow Earthquakes"]');
      await page.waitForSelector('[aria-label^="Following Earthquakes"]');
      await deployment.eventually(async () => {
        const following = await page.evaluate(
          async () => (await (await fetch('/api/subscriptions')).json()) as { items?: unknown[] },
        );
        return following.items?.length === 2;
      });
    });

    it('sees an alert come by itself, its words marked, and in words what changes', async () => {
      await page.goto(`${origin}/alerts`);
      await says(page, 'No alerts so far.');
      await says(page, 'Live');
      await release(LIVE.leaves);
      await page.waitForSelector('article h2 mark');
      const marked = await page.$$eval('article h2 mark', (marks) => marks.map((mark) => mark.textContent));
      expect(marked).toEqual(['Libya', 'ceasefire']);
      await release(LIVE.leavesChanged);
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
      await page.waitForFunction(() =>
        document.querySelector('article .foot')?.textContent.includes('Muted'),
      );
      await press(page, button('Undo'));
      await page.waitForFunction(
        () => !document.querySelector('article .foot')?.textContent.includes('Muted'),
      );
    });

    it('snoozes a topic from the alert, and wakes it on the page of topics', async () => {
      await press(page, 'article [aria-label^="What to do with"]');
      await press(page, menuItem('For an hour'));
      await says(page, '“Libya ceasefire” raises no alert until');
      await page.goto(origin);
      await press(page, '[aria-label="Wake Libya ceasefire"]');
      await page.waitForSelector('[aria-label="Wake Libya ceasefire"]', { hidden: true });
    });

    it('chooses quiet hours, kept at once', async () => {
      await page.goto(`${origin}/settings`);
      await press(page, '::-p-xpath(//label[contains(., "Keep the night quiet")])');
      await says(page, 'Saved.');
      const kept = await page.evaluate(
        async () => (await (await fetch('/api/preferences')).json()) as { quietHours: unknown },
      );
      expect(kept.quietHours).toEqual({ from: '22:00', to: '07:00' });
      await page.goto(`${origin}/alerts`);
      await page.waitForSelector('article h2 a');
    });

    it('opens the thread from the alert, and a story’s own address leads to its place there', async () => {
      await press(page, 'article h2 a');
      await page.waitForSelector('.tl li');
      const path = new URL(page.url()).pathname;
      expect(path).toMatch(/^\/threads\/\d+$/);
      await page.waitForSelector('.tl h3 mark');
      await says(page, 'Why did I get this?');
      const { items } = await admin.call('searchStories', { query: { q: 'Haftar' } });
      await page.goto(`${origin}/stories/${items[0]!.id}`);
      await page.waitForSelector('.tl li.chosen');
      expect(new URL(page.url()).pathname).toBe(path);
      const original = await page.$eval('.tl a', (link) => [link.rel, link.href]);
      expect(original).toEqual(['noopener noreferrer', items[0]!.url]);
    });

    it('is told that no feed brought a link which nobody here knows', async () => {
      await page.goto(`${origin}/why?url=https://nowhere.example/story`);
      await says(page, 'No feed of ours has brought this link. Paste the link of the story itself');
      expect(await page.$('[role=alert]')).toBeNull();
    });

    it('writes an alert: the fault at its place, the reading, and the numbers before saving', async () => {
      await page.goto(`${origin}/write`);
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
      await page.goto(`${origin}/write`);
      await page.waitForSelector('textarea');
      expect(await page.$eval('textarea', (box) => box.value)).toBe('');
      await page.goto(origin);
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

  describe('the desk', () => {
    let page: Page;
    beforeAll(async () => {
      page = await signedIn('/newsroom');
      await page.waitForSelector('.row');
    });
    const headlines = () => page.$$eval('.row .hd', (rows) => rows.map((row) => row.textContent));

    it('gets stories as they come, with the topics that they matched', async () => {
      await says(page, 'Live');
      await release(LIVE.quake);
      await page.waitForFunction(() => document.querySelector('.row .hd mark')?.textContent === 'quake');
      expect((await headlines())[0]).toBe(LIVE.quake.title);
      expect(await page.$eval('.row .tp', (topics) => topics.textContent)).toBe('Earthquakes');
    });

    it('has new ones wait while a row is selected, and shows them at a key', async () => {
      await page.keyboard.press('j');
      await page.waitForSelector('.panel .tl');
      const before = await headlines();
      await release(LIVE.truce);
      await says(page, '1 new');
      expect(await headlines()).toEqual(before);
      await page.keyboard.press('.');
      await page.waitForFunction(
        (title) => document.querySelector('.row .hd')?.textContent === title,
        {},
        LIVE.truce.title,
      );
      expect(await page.$('.pill')).toBeNull();
    });

    describe('asked which story a notice means', () => {
      const top = () => page.$eval('.row', (row) => row.getBoundingClientRect().top);
      const inSheet = () => page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null);

      it('says so in the strip, aloud too, and moves nothing', async () => {
        const before = await top();
        await release(NOTICES.ferry);
        await page.waitForFunction(
          (title) =>
            [...document.querySelectorAll('[role=alert]')].some(({ textContent }) =>
              textContent.includes(`Which story does this notice mean? ${title}`),
            ),
          {},
          'please kill our last item on the ferry',
        );
        expect(await top()).toBe(before);
        await says(page, '1 question to the desk');
        expect(await page.$('[role=dialog]')).toBeNull();
        await release(NOTICES.crash);
        await says(page, '2 questions to the desk');
        expect(await top()).toBe(before);
      });

      it('opens at a key with the focus in it, and gives the focus back at Esc', async () => {
        await page.keyboard.press('j');
        await page.waitForFunction(() => document.activeElement?.matches('.row'));
        await page.keyboard.press('q');
        await says(page, 'Nobody is told before you answer.');
        await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]'));
        expect(await inSheet()).toBe(true);
        await page.keyboard.press('Escape');
        await page.waitForSelector('[role=dialog]', { hidden: true });
        await page.waitForFunction(() => document.activeElement?.matches('.row'));
      });

      it('shows the next question after an answer, and closes after the last', async () => {
        await press(page, '.ask');
        await says(page, '1 more question');
        await press(page, '::-p-xpath(//label[contains(., "None of ours")])');
        await press(page, button('It means none of ours'));
        await says(page, 'Answered. The notice goes on as you said.');
        await page.waitForFunction(
          (title) => document.querySelector('[role=dialog]')?.textContent.includes(title),
          {},
          'our last item on the crash',
        );
        await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]'));
        await press(page, '::-p-xpath(//label[contains(., "None of ours")])');
        await press(page, button('It means none of ours'));
        await page.waitForSelector('[role=dialog]', { hidden: true });
        await page.waitForSelector('.ask', { hidden: true });
        expect((await admin.call('listDeskQuestions')).items).toEqual([]);
      });

      it('stays where a colleague answers it meanwhile, so that no other one is answered', async () => {
        const id = await raise(NOTICES.fire);
        await press(page, '.ask');
        await page.waitForSelector('[role=dialog]');
        await admin.call('answerDeskQuestion', { params: { id }, body: { none: true } });
        await says(page, 'Somebody else has answered it meanwhile.');
        await press(page, '::-p-xpath(//*[@role="dialog"]//button[.="Close"])');
        await page.waitForSelector('[role=dialog]', { hidden: true });
        await page.keyboard.press('.');
        await page.keyboard.press('Escape');
      });
    });

    it('filters the rows by a rule, searches the archive, and comes back with Esc', async () => {
      await page.keyboard.press('/');
      await page.keyboard.type('quake OR fromage');
      await says(page, '2 of');
      expect(await headlines()).toHaveLength(2);
      await page.keyboard.press('Enter');
      await says(page, 'From the archive, newest first.');
      await page.waitForFunction(() => document.querySelectorAll('.row').length === 2);
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.querySelectorAll('.row').length > 5);
    });

    it('says when the connection is lost, and after it that nothing was missed', async () => {
      const before = await headlines();
      await deployment.processes[0]!.kill();
      await says(page, 'Connection lost at');
      wire.release('world', LIVE.berlin);
      restarted = await WirewatchProcess.start({ ...deployment.env, PORT: new URL(origin).port });
      await page.waitForFunction(() =>
        /Back at .*(none missed|Nothing was missed)/.test(document.body.innerText),
      );
      await admin.call('pollFeed', { params: { id: feedId } });
      // Where the reader holds the list, what came waits.
      await page.waitForFunction(
        (title) => document.querySelector('.pill') ?? document.body.innerText.includes(title),
        {},
        LIVE.berlin.title,
      );
      await page.keyboard.press('.');
      await says(page, LIVE.berlin.title);
      expect(await headlines()).toEqual([LIVE.berlin.title, ...before]);
    });
  });

  describe('an admin', () => {
    let page: Page;
    beforeAll(async () => {
      page = await signedIn('/admin/rules');
    });

    it('changes a rule into a new version', async () => {
      await press(page, '.rl a[href^="/admin/rules/"]:not([href$=new])');
      const box = page.locator('textarea');
      await box.fill('Libya ceasefire (');
      await says(page, 'This bracket is never closed.');
      expect(await page.$eval('.ttl .go', (save) => (save as HTMLButtonElement).disabled)).toBe(true);
      await box.fill('Libya (ceasefire OR truce)');
      await says(page, '(Libya AND (ceasefire OR truce))');
      await press(page, button('Save version 2'));
      await says(page, 'version 2 live');
      await page.waitForSelector('[aria-label="Use version 1"]');
    });

    it('finds a feed at an address, and hears beside the field why another is refused', async () => {
      await page.goto(`${origin}/admin/feeds`);
      const address = page.locator(field('Address of a feed or of any page'));
      await address.fill('http://127.0.0.1:1/none');
      await press(page, '.find button');
      await page.waitForSelector('[aria-invalid=true]');
      await address.fill(wire.url('sport'));
      await press(page, '.find button');
      await page.locator(field('Short name')).fill('world');
      await press(page, button('Add and check now'));
      await says(page, 'This name is taken.');
      await page.locator(field('Short name')).fill('sport');
      await press(page, button('Add and check now'));
      await page.waitForSelector('[aria-label="What to do with sport"]');
    });

    const deed = async (name: string): Promise<void> => {
      await press(page, '[aria-label="What to do with sport"]');
      await press(page, menuItem(name));
    };

    it('puts a feed into a folder and finds it there', async () => {
      await deed('Change');
      await page.locator(field('Folder')).fill('World / Games');
      await press(page, button('Save'));
      await page.waitForSelector('select[aria-label=Folder]');
      await page.select('select[aria-label=Folder]', 'World / Games');
      await page.waitForFunction(() => document.querySelectorAll('.feeds tbody tr').length === 1);
      await says(page, 'World / Games');
      await page.select('select[aria-label=Folder]', '');
    });

    it('reads how a feed did, drawn and as a table', async () => {
      await press(page, button('sport'));
      await says(page, 'Next check');
      await says(page, 'Last checks');
      await page.waitForSelector('figure.days svg[role=img]');
      await press(page, 'details.days summary');
      await page.waitForFunction(() => document.querySelectorAll('details.days tbody tr').length === 30);
      await press(page, button('Close'));
    });

    it('merges a feed into another after saying what that means', async () => {
      const url = wire.url('sports');
      await admin.call('addFeed', { body: { url, name: 'sports' } });
      await page.reload();
      await press(page, '[aria-label="What to do with sports"]');
      await press(page, menuItem('Merge into another'));
      await says(page, 'This can not be taken back.');
      const { items } = await admin.call('listFeeds', {});
      await page.select('.sheet select', items.find(({ name }) => name === 'sport')!.id);
      await press(page, button('Merge the feeds'));
      await says(page, 'is part of');
      await page.waitForSelector('[aria-label="What to do with sports"]', { hidden: true });
      await page.locator(field('Address of a feed or of any page')).fill(url);
      await press(page, '.find button');
      await page.locator(field('Short name')).fill('again');
      await press(page, button('Add and check now'));
      await says(page, 'merged into “sport”');
    });

    it('checks a feed at once and tells the outcome, pauses and deletes it', async () => {
      await deed('Check now');
      await says(page, 'Checked:');
      await deed('Pause');
      await says(page, 'Paused');
      await deed('Delete');
      await says(page, 'Delete sport?');
      await press(page, button('Delete the feed'));
      await page.waitForSelector('[aria-label="What to do with sport"]', { hidden: true });
    });

    it('is told when the password is wrong', async () => {
      const stranger = await visitor();
      await stranger.goto(`${origin}/sign-in`);
      await stranger.locator('input[type=email]').fill('admin@wirewatch.example');
      await stranger.locator('input[type=password]').fill('something else');
      await stranger.keyboard.press('Enter');
      await says(stranger, 'The e-mail address or the password is wrong.');
      await stranger.close();
    });
  });

  describe.each([
    ['a phone', PHONE],
    ['a desk', DESK],
  ] as const)('on %s', (_, viewport) => {
    describe.each(['light', 'dark'] as const)('in %s', (theme) => {
      let page: Page;
      beforeAll(async () => {
        const [topic] = (await admin.call('listTopics', {})).items;
        await admin.call('follow', { params: { ruleId: topic!.id }, body: { channels: ['live'] } });
        await release(LIVE.kept);
        await deployment.eventually(async () => (await threadOf(LIVE.kept)) !== null);
        page = await signedIn('/settings');
        await page.setViewport(viewport);
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      });
      afterAll(() => page?.close());

      it.each([
        ['topics', '/', '.topic'],
        ['alerts', '/alerts', '.seg'],
        ['thread', 'thread', '.tl'],
        ['why', 'why', '.trail'],
        ['write', '/write?query=Libya%20(truce', '.squig'],
        ['settings', '/settings', '.push .ban'],
        ['newsroom', '/newsroom', '.row'],
        ['rules', 'rule', '.rule.box'],
        ['feeds', '/admin/feeds', '.feeds tr'],
        ['tags', '/admin/tags', '#unknown-tags'],
        ['sign-in', '/sign-in', 'form'],
        ['sign-up', '/sign-up', 'form'],
        ['setup', '/setup?token=x', 'form'],
      ])('the %s page has no fault', async (name, path, ready) => {
        const faults = watchFaults(page);
        const rules = await admin.call('listRules', {});
        const paths: Record<string, string> = {
          thread: `/threads/${await threadOf(LIVE.kept)}`,
          why: `/why?story=${(await admin.call('searchStories', {})).items[0]!.id}`,
          rule: `/admin/rules/${rules.items[0]!.id}`,
        };
        await page.goto(`${origin}${paths[path] ?? path}`, { waitUntil: 'load' });
        await page.waitForSelector(ready);
        await page.waitForSelector('[aria-busy=true]', { hidden: true });
        await page.screenshot({
          path: join(PICTURES, `${name}-${viewport.width}-${theme}.png`),
        });
        expect([...faults, ...(await axeFaults(page)), ...(await widthFaults(page))]).toEqual([]);
      });

      it.each([
        ['feed', async () => press(page, '.feeds .lnk'), 'figure.days svg'],
        ['merge', async () => openMenu(page, 'Merge into another'), '.sheet select'],
      ] as const)('the %s sheet has no fault', async (name, open, ready) => {
        const faults = watchFaults(page);
        await page.goto(`${origin}/admin/feeds`, { waitUntil: 'load' });
        await page.waitForSelector('.feeds .lnk');
        await open();
        await page.waitForSelector(ready);
        await page.screenshot({ path: join(PICTURES, `${name}-${viewport.width}-${theme}.png`) });
        expect([...faults, ...(await axeFaults(page)), ...(await widthFaults(page))]).toEqual([]);
      });

      it('a question to the desk has no fault, in the strip and opened', async () => {
        const faults = watchFaults(page);
        const id = await raise(WALK_NOTICES[`${viewport.width} ${theme}`]!);
        await page.goto(`${origin}/newsroom`, { waitUntil: 'load' });
        await page.waitForSelector('.row');
        await page.waitForSelector('.ask');
        await page.screenshot({ path: join(PICTURES, `asked-${viewport.width}-${theme}.png`) });
        faults.push(...(await axeFaults(page)), ...(await widthFaults(page)));
        await press(page, '.ask');
        await page.waitForSelector('.cands');
        await page.screenshot({ path: join(PICTURES, `question-${viewport.width}-${theme}.png`) });
        await admin.call('answerDeskQuestion', { params: { id }, body: { none: true } });
        expect([...faults, ...(await axeFaults(page)), ...(await widthFaults(page))]).toEqual([]);
      });
    });
  });
});

/** Opens the first feed's menu and chooses from it. */
async function openMenu(page: Page, item: string): Promise<void> {
  await press(page, '[aria-label^="What to do with"]');
  await press(page, menuItem(item));
}
