import type { Page } from 'puppeteer-core';
import { WirewatchProcess } from '../support/wirewatch-process.js';
import { LIVE, NOTICES } from './news.js';
import { startNewsroom, type Newsroom } from './newsroom.js';
import { button, press, says } from './page-walk.js';

describe('the desk', () => {
  let room: Newsroom;
  let page: Page;
  let restarted: WirewatchProcess | undefined;
  beforeAll(async () => {
    room = await startNewsroom();
    page = await room.signedIn('/newsroom');
    await page.waitForSelector('.row');
  });
  afterAll(async () => {
    await restarted?.stop();
    await room?.stop();
  });

  const headlines = () => page.$$eval('.row .hd', (rows) => rows.map((row) => row.textContent));

  it('gets stories as they come, with the topics that they matched', async () => {
    await says(page, 'Live');
    await room.release(LIVE.quake);
    await page.waitForFunction(() => document.querySelector('.row .hd mark')?.textContent === 'quake');
    expect((await headlines())[0]).toBe(LIVE.quake.title);
    expect(await page.$eval('.row .tp', (topics) => topics.textContent)).toBe('Earthquakes');
  });

  it('has new ones wait while a row is selected, and shows them at a key', async () => {
    await page.keyboard.press('j');
    await page.waitForSelector('.panel .tl');
    const before = await headlines();
    await room.release(LIVE.truce);
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
      await room.release(NOTICES.ferry);
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
      await room.release(NOTICES.crash);
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
      expect((await room.admin.call('listDeskQuestions')).items).toEqual([]);
    });

    it('stays where a colleague answers it meanwhile, so that no other one is answered', async () => {
      const id = await room.raise(NOTICES.fire);
      await press(page, '.ask');
      await page.waitForSelector('[role=dialog]');
      await room.admin.call('answerDeskQuestion', { params: { id }, body: { none: true } });
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
    await room.deployment.processes[0]!.kill();
    await says(page, 'Connection lost at');
    room.wire.release('world', LIVE.berlin);
    restarted = await WirewatchProcess.start({ ...room.deployment.env, PORT: new URL(room.origin).port });
    await page.waitForFunction(() =>
      /Back at .*(none missed|Nothing was missed)/.test(document.body.innerText),
    );
    await room.admin.call('pollFeed', { params: { id: room.feedId } });
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
