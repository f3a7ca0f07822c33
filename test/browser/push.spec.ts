import type { Page } from 'puppeteer-core';
import type { ApiClient } from '../support/api-client.js';
import { AutopushServer } from '../support/autopush-server.js';
import { startFirefox } from '../support/browsers.js';
import type { TestBrowser } from '../support/browsers.js';
import { startDeployment } from '../support/deployment.js';
import type { Deployment, Mode } from '../support/deployment.js';
import { FeedServer } from '../support/feed-server.js';

const MODES: readonly Mode[] = ['embedded', 'spread'];

/** What the service worker shows right now. */
interface Shown {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  readonly navigate: string;
}

describe.each(MODES)('a story becomes a notification in a real Firefox, %s', (mode) => {
  let deployment: Deployment;
  let wire: FeedServer;
  let push: AutopushServer;
  let firefox: TestBrowser;
  let page: Page;
  let admin: ApiClient;
  let feedId: string;

  beforeAll(async () => {
    [wire, push] = await Promise.all([FeedServer.start(), AutopushServer.start()]);
    deployment = await startDeployment(mode);
    admin = await deployment.signInAsAdmin();
    await admin.call('addRule', {
      body: { name: 'Libya ceasefire', query: 'Libya ceasefire', scope: 'topic' },
    });
    const feed = await admin.call('addFeed', { body: { url: wire.url('wire'), name: 'wire', wire: 'dpa' } });
    feedId = feed.id;
    await deployment.eventually(
      async () => (await admin.call('getFeed', { params: { id: feedId } })).lastSuccess !== null,
    );
    firefox = await startFirefox(push.webSocketUrl);
    page = await firefox.browser.newPage();
  });

  afterAll(async () => {
    await firefox?.close();
    await deployment?.stop();
    await Promise.all([wire?.stop(), push?.stop()]);
  });

  const shown = (): Promise<Shown[]> =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (await registration.getNotifications()).map(({ title, body, tag, data }) => ({
        title,
        body,
        tag,
        navigate: String((data as { navigate?: unknown } | null)?.navigate),
      }));
    });

  it('follows the topic and turns on notifications through the page', async () => {
    await page.goto(deployment.gateways.at(-1)!, { waitUntil: 'load' });
    await press(page, '[aria-label="Follow Libya ceasefire"]');
    await press(page, '::-p-xpath(//button[contains(., "Turn on alerts")])');
    await deployment.eventually(() =>
      page.evaluate(async () => {
        const answer = (await (await fetch('/api/devices')).json()) as { items?: unknown[] };
        return answer.items?.length === 1;
      }),
    );
    // It may be night where this runs.
    await page.evaluate(() =>
      fetch('/api/preferences', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ quietHours: null }),
      }),
    );
  });

  it('shows the story of another wire’s feed, encrypted on the way, once', async () => {
    wire.release('wire', {
      guid: 'haftar',
      title: 'Haftar leaves Moscow without signing ceasefire deal',
      description: 'The talks on Libya lasted seven hours.',
    });
    await admin.call('pollFeed', { params: { id: feedId } });
    await deployment.eventually(async () => (await shown()).length > 0);
    expect(await shown()).toEqual([
      {
        title: 'Haftar leaves Moscow without signing ceasefire deal',
        body: expect.stringContaining('Libya ceasefire'),
        tag: expect.any(String),
        navigate: expect.stringContaining('/'),
      },
    ]);
    expect(push.accepted).toHaveLength(1);
    const [{ headers, body }] = push.accepted as [(typeof push.accepted)[number]];
    expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: expect.any(String) });
    expect(Number(headers['ttl'])).toBeGreaterThan(0);
    expect(headers['topic']).toMatch(/^[A-Za-z0-9_-]{32}$/);
    expect(body.includes('Haftar')).toBe(false);
  });

  it('replaces it in place when the story is put right', async () => {
    const [first] = await shown();
    wire.release('wire', {
      guid: 'haftar',
      title: 'CORRECTED-Haftar leaves Moscow, ceasefire unsigned',
      description: 'The talks on Libya lasted seven hours.',
    });
    await admin.call('pollFeed', { params: { id: feedId } });
    await deployment.eventually(async () =>
      (await shown()).some(({ title }) => title.startsWith('Correction')),
    );
    const now = await shown();
    expect(now).toHaveLength(1);
    expect(now[0]!.tag).toBe(first!.tag);
  });

  it('leaves one notification of two events that staff merged into one', async () => {
    wire.release('wire', {
      guid: 'shelling',
      title: 'Shells hit the port of Tripoli despite the Libya ceasefire',
      description: 'Two warehouses burned, dock workers said.',
    });
    await admin.call('pollFeed', { params: { id: feedId } });
    await deployment.eventually(async () => (await shown()).length === 2);
    const threads = (await admin.call('searchStories', {})).items.flatMap(({ thread }) => thread ?? []);
    expect(threads).toHaveLength(2);
    await admin.call('mergeThread', { params: { id: threads[0]! }, body: { into: threads[1]! } });
    wire.release('wire', {
      guid: 'haftar',
      title: 'CORRECTED-Haftar leaves Moscow on Tuesday, Libya ceasefire unsigned',
      description: 'The talks on Libya lasted seven hours.',
    });
    await admin.call('pollFeed', { params: { id: feedId } });
    await deployment.eventually(async () => (await shown()).length === 1);
    expect((await shown()).map(({ title }) => title)).toEqual([expect.stringMatching(/^Correction: /)]);
  });

  it('opens the story in Wirewatch, its words marked', async () => {
    const [notification] = await shown();
    await page.goto(notification!.navigate, { waitUntil: 'load' });
    const marked = () => page.$$eval('mark', (marks) => marks.map((mark) => mark.textContent));
    // The page marks its words when the reader's own alerts are there.
    await deployment.eventually(async () => (await marked()).includes('Libya'));
    expect(await marked()).toContain('ceasefire');
  });
});

/** Waits for a control and presses it. */
async function press(page: Page, selector: string): Promise<void> {
  const control = await page.waitForSelector(selector, { visible: true });
  await control?.click();
}
