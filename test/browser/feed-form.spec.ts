import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import type { ApiClient } from '../support/api-client.js';
import { startChromium, type TestBrowser } from '../support/browsers.js';
import { startDeployment, type Deployment } from '../support/deployment.js';
import {
  axeFaults,
  button,
  field,
  menuItem,
  picture,
  press,
  says,
  signIn,
  watchFaults,
  widthFaults,
} from './page-walk.js';

const FEED = `<rss version="2.0"><channel><title>Closed wire</title>
<item><guid>1</guid><title>For subscribers</title><pubDate>${new Date().toUTCString()}</pubDate></item></channel></rss>`;
const ALLOWED = `Basic ${Buffer.from('desk:open sesame').toString('base64')}`;

describe('the form of a closed feed', () => {
  let deployment: Deployment;
  let server: Server;
  let chromium: TestBrowser;
  let admin: ApiClient;
  let page: Page;
  let address: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.headers.authorization === ALLOWED) response.end(FEED);
      else response.writeHead(401).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
    [deployment, chromium] = await Promise.all([startDeployment('embedded'), startChromium()]);
    admin = await deployment.signInAsAdmin();
    page = await chromium.browser.newPage();
    await signIn(page, deployment.gateways[0]!, '/admin/feeds');
  });
  afterAll(async () => {
    await chromium?.close();
    await deployment?.stop();
    server?.closeAllConnections();
    server?.close();
  });

  const signingIn = '::-p-xpath(//label[.="Signing in"]/following-sibling::select)';
  const feed = async () => (await admin.call('listFeeds', {})).items[0];
  const openSheet = async () => {
    await press(page, '[aria-label^="What to do with"]');
    await press(page, menuItem('Change'));
    await page.waitForSelector(signingIn);
  };
  const save = async () => {
    await press(page, button('Save'));
    await page.waitForSelector('[role=dialog]', { hidden: true });
  };

  it('is there although nothing is found at its address, and takes name and password', async () => {
    await page.locator(field('Address of a feed or of any page')).fill(address);
    await press(page, '.find button');
    await says(page, 'A closed feed is added by its own address');
    await page.locator(field('Short name')).fill('closed');
    await page.locator(signingIn).fill('basic');
    await page.locator(field('Name')).fill('desk');
    await page.locator(field('Password')).fill('open sesame');
    await press(page, button('Add and check now'));
    await page.waitForSelector('[aria-label^="What to do with"]');
    await deployment.eventually(async () => typeof (await feed())?.lastSuccess === 'string');
    expect(await feed()).toMatchObject({ hasCredentials: true, lastError: null });
  });

  it('says that they are set and shows nothing of them, keeps them, and takes them away', async () => {
    await openSheet();
    expect(await page.$eval(signingIn, (select) => (select as HTMLSelectElement).value)).toBe('as-set');
    expect(await page.$eval('[role=dialog]', (sheet) => sheet.innerHTML)).not.toMatch(/open sesame|desk/);
    await page.locator(field('Title')).fill('Closed wire of ours');
    await save();
    expect(await feed()).toMatchObject({ title: 'Closed wire of ours', hasCredentials: true });
    await openSheet();
    await page.locator(signingIn).fill('bearer');
    await press(page, button('Save'));
    await page.waitForSelector('[role=dialog] .fault');
    await page.locator(signingIn).fill('none');
    await save();
    expect(await feed()).toMatchObject({ hasCredentials: false });
  });

  it('sets how long its host is spared', async () => {
    await openSheet();
    const pause = page.locator(field('Pause between requests to its host, seconds'));
    await pause.fill('2.5');
    await press(page, button('Set'));
    await deployment.eventually(async () => {
      const { items } = await admin.call('listHosts', {});
      return items[0]?.minSpacing === 2.5;
    });
    await press(page, button('Cancel'));
    await page.waitForSelector('[role=dialog]', { hidden: true });
  });

  describe.each([
    ['a phone', { width: 390, height: 844 }],
    ['a desk', { width: 1440, height: 900 }],
  ] as const)('on %s', (_, viewport) => {
    it.each(['light', 'dark'] as const)('has no fault in %s', async (theme) => {
      const faults = watchFaults(page);
      await page.setViewport(viewport);
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      await page.reload();
      await openSheet();
      await page.locator(signingIn).fill('basic');
      await page.waitForSelector(field('Pause between requests to its host, seconds'));
      await picture(page, `feed-form-${viewport.width}-${theme}`);
      expect([...faults, ...(await axeFaults(page)), ...(await widthFaults(page))]).toEqual([]);
    });
  });
});
