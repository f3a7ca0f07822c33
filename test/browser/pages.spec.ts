import type { Page } from 'puppeteer-core';
import { LIVE, WALK_NOTICES } from './news.js';
import { startNewsroom, type Newsroom } from './newsroom.js';
import { axeFaults, DESK, menuItem, PHONE, picture, press, watchFaults, widthFaults } from './page-walk.js';

describe('the pages', () => {
  let room: Newsroom;
  beforeAll(async () => {
    room = await startNewsroom();
    const [topic] = (await room.admin.call('listTopics', {})).items;
    await room.admin.call('follow', { params: { ruleId: topic!.id }, body: { channels: ['live'] } });
    for (const story of [LIVE.quake, LIVE.leaves, LIVE.kept]) await room.release(story);
    await room.deployment.eventually(async () => (await room.threadOf(LIVE.kept)) !== null);
  });
  afterAll(async () => {
    await room?.stop();
  });

  describe.each([
    ['a phone', PHONE],
    ['a desk', DESK],
  ] as const)('on %s', (_, viewport) => {
    describe.each(['light', 'dark'] as const)('in %s', (theme) => {
      let page: Page;
      beforeAll(async () => {
        page = await room.signedIn('/settings');
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
        const rules = await room.admin.call('listRules', {});
        const paths: Record<string, string> = {
          thread: `/threads/${await room.threadOf(LIVE.kept)}`,
          why: `/why?story=${(await room.admin.call('searchStories', {})).items[0]!.id}`,
          rule: `/admin/rules/${rules.items[0]!.id}`,
        };
        await page.goto(`${room.origin}${paths[path] ?? path}`, { waitUntil: 'load' });
        await page.waitForSelector(ready);
        await page.waitForSelector('[aria-busy=true]', { hidden: true });
        await picture(page, `${name}-${viewport.width}-${theme}`);
        expect([...faults, ...(await axeFaults(page)), ...(await widthFaults(page))]).toEqual([]);
      });

      it.each([
        ['feed', async () => press(page, '.feeds .lnk'), 'figure.days svg'],
        ['merge', async () => openMenu(page, 'Merge into another'), '.sheet select'],
      ] as const)('the %s sheet has no fault', async (name, open, ready) => {
        const faults = watchFaults(page);
        await page.goto(`${room.origin}/admin/feeds`, { waitUntil: 'load' });
        await page.waitForSelector('.feeds .lnk');
        await open();
        await page.waitForSelector(ready);
        await picture(page, `${name}-${viewport.width}-${theme}`);
        expect([...faults, ...(await axeFaults(page)), ...(await widthFaults(page))]).toEqual([]);
      });

      it('a question to the desk has no fault, in the strip and opened', async () => {
        const faults = watchFaults(page);
        const id = await room.raise(WALK_NOTICES[`${viewport.width} ${theme}`]!);
        await page.goto(`${room.origin}/newsroom`, { waitUntil: 'load' });
        await page.waitForSelector('.row');
        await page.waitForSelector('.ask');
        await picture(page, `asked-${viewport.width}-${theme}`);
        faults.push(...(await axeFaults(page)), ...(await widthFaults(page)));
        await press(page, '.ask');
        await page.waitForSelector('.cands');
        await picture(page, `question-${viewport.width}-${theme}`);
        await room.admin.call('answerDeskQuestion', { params: { id }, body: { none: true } });
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
