import type { Page } from 'puppeteer-core';
import type { ApiClient } from '../support/api-client.js';
import { startChromium, type TestBrowser } from '../support/browsers.js';
import { startDeployment, type Deployment } from '../support/deployment.js';
import { FeedServer, type FeedEntry } from '../support/feed-server.js';
import {
  axeFaults,
  button,
  field,
  picture,
  press,
  says,
  signIn,
  watchFaults,
  widthFaults,
} from './page-walk.js';

const entry = (guid: string, title: string, description: string): FeedEntry => ({
  guid,
  title,
  description,
  link: `https://wire.example/${guid}`,
  published: new Date(),
});
/** One event as three wires tell it, in words of their own, and an outlet that runs the first one's. */
const EVENT = [
  [
    'afp',
    'Khalifa Haftar leaves Moscow without signing Libya ceasefire',
    'Haftar left Moscow without signing the Libya ceasefire agreement that Sarraj had signed, the Russian foreign ministry said on Tuesday.',
  ],
  [
    'reuters',
    'Haftar leaves Moscow, Libya ceasefire without his signature',
    'Khalifa Haftar left Moscow without signing the ceasefire agreement for Libya signed by Sarraj, the Russian ministry said.',
  ],
  [
    'dpa',
    'Libya: Haftar leaves Moscow, does not sign ceasefire',
    'Khalifa Haftar has left Moscow; the Libya ceasefire agreement, which Sarraj signed, is without his signature.',
  ],
  [
    'outlet',
    'Khalifa Haftar leaves Moscow without signing Libya ceasefire',
    'Haftar left Moscow without signing the Libya ceasefire agreement that Sarraj had signed, the Russian foreign ministry said on Tuesday.',
  ],
] as const;

describe('threads in the browser', () => {
  let deployment: Deployment;
  let wires: FeedServer;
  let chromium: TestBrowser;
  let admin: ApiClient;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    wires = await FeedServer.start();
    [deployment, chromium] = await Promise.all([startDeployment('embedded'), startChromium()]);
    admin = await deployment.signInAsAdmin();
    for (const [wire, title, description] of EVENT) {
      wires.release(wire, entry(wire, title, description));
      await admin.call('addFeed', { body: { url: wires.url(wire), name: wire, wire } });
      await deployment.eventually(async () => {
        const { items } = await admin.call('searchStories', {});
        return items.some(({ reporter, thread }) => reporter === wire && thread !== null);
      });
    }
    page = await chromium.browser.newPage();
    faults = watchFaults(page);
    await page.setViewport({ width: 1440, height: 900 });
    await signIn(page, deployment.gateways[0]!, '/newsroom');
  });
  afterAll(async () => {
    await chromium?.close();
    await deployment?.stop();
    await wires?.stop();
  });

  const faultsNow = async () => [...faults, ...(await axeFaults(page)), ...(await widthFaults(page))];
  const rows = () => page.$$eval('.rows .row', (all) => all.length);

  it('shows one row for one event, with its wires, that opens by its button or by E', async () => {
    await page.waitForSelector('.row .fold');
    expect(await rows()).toBe(1);
    expect(await page.$eval('.row .wz', (wz) => wz.textContent)).toBe('AFP +3');
    await picture(page, 'desk-folded');
    await page.click('.row .fold');
    await page.waitForSelector('.row.below');
    expect(await rows()).toBe(4);
    await picture(page, 'desk-open');
    expect(await faultsNow()).toEqual([]);
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await page.waitForSelector('.row.below', { hidden: true });
    expect(await rows()).toBe(1);
  });

  it('lets staff split a story off and take that back', async () => {
    const { items } = await admin.call('searchStories', {});
    const thread = items[0]?.thread ?? '';
    await page.goto(`${deployment.gateways[0]}/threads/${thread}`);
    await page.waitForSelector('.pick input');
    await picture(page, 'thread-staff', { fullPage: true });
    expect(await faultsNow()).toEqual([]);
    const dpa = await page.waitForSelector('::-p-xpath(//li[contains(., "dpa")]//input[@type="checkbox"])');
    await dpa?.click();
    await press(page, button('Split off'));
    await page.locator(field('Title of the new thread')).fill('The desk’s own title');
    await picture(page, 'thread-split');
    await page.keyboard.press('Enter');
    await page.waitForFunction((old) => !location.pathname.endsWith(`/${old}`), {}, thread);
    await says(page, 'The desk’s own title');
    await says(page, '1 story is split off.');
    await press(page, button('Undo'));
    await page.waitForFunction((old) => location.pathname.endsWith(`/${old}`), {}, thread);
    await page.waitForFunction(() => document.querySelectorAll('.tl > li').length === 4);
  });

  it('says clearly what can’t be merged', async () => {
    await press(page, button('Merge into…'));
    await page.locator(field('Address or number of the thread')).fill(page.url());
    await page.waitForSelector('[role=dialog] b bdi');
    await page.keyboard.press('Enter');
    await says(page, 'Nothing was changed. It is in this thread already.');
    expect(await faultsNow().then((all) => all.filter((fault) => !fault.includes('409')))).toEqual([]);
  });

  it('folds two alerts of a reader into one row while the page is open, and apart again', async () => {
    const lake = 'Gales close the port of Lake Ostrova';
    const hills = 'Bakers of Tolvania vote to end their walkout';
    await admin.call('addRule', {
      body: { name: 'Ports and bread', query: 'Ostrova OR bakers', scope: 'personal' },
    });
    for (const title of [lake, hills]) {
      wires.release('afp', entry(title, title, `${title}, officials there said.`));
    }
    const { items: feeds } = await admin.call('listFeeds', {});
    await admin.call('pollFeed', { params: { id: feeds.find(({ name }) => name === 'afp')!.id } });
    await page.goto(`${deployment.gateways[0]}/alerts`);
    const alerts = async (count: number) => {
      await page.waitForFunction((wanted) => document.querySelectorAll('.al').length === wanted, {}, count);
    };
    await alerts(2);
    const { items } = await admin.call('listAlerts', {});
    const [one, other] = items.map(({ thread }) => thread);
    const { stories } = await admin.call('mergeThread', { params: { id: other! }, body: { into: one! } });
    await alerts(1);
    await admin.call('splitThread', { params: { id: one! }, body: { stories: [...stories] } });
    await alerts(2);
  });
});
