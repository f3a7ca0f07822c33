import type { Page } from 'puppeteer-core';
import type { ApiClient } from '../support/api-client.js';
import { startChromium } from '../support/browsers.js';
import { startDeployment, type Deployment } from '../support/deployment.js';
import { FeedServer, type FeedEntry } from '../support/feed-server.js';
import { ARCHIVE } from './news.js';
import { DESK, signIn } from './page-walk.js';

/** A running Wirewatch with two topics, one feed and its archive, and a browser to look at it. */
export interface Newsroom {
  readonly deployment: Deployment;
  readonly wire: FeedServer;
  /** Its first admin, by the API. */
  readonly admin: ApiClient;
  readonly origin: string;
  /** The id of its one feed, `world`. */
  readonly feedId: string;
  /** Releases a story and has the feed polled. */
  release(story: FeedEntry): Promise<void>;
  /** Releases a notice that does not say what it means, and waits for the question, whose id it returns. */
  raise(notice: FeedEntry): Promise<string>;
  /** The thread of a story, once it has one. */
  threadOf(story: FeedEntry): Promise<string | null>;
  /** A window of a person who has never been here. */
  visitor(): Promise<Page>;
  /** A window of the admin, signed in through the page. */
  signedIn(next: string): Promise<Page>;
  stop(): Promise<void>;
}

/** Starts it all; ends when the archive is there. */
export async function startNewsroom(): Promise<Newsroom> {
  const wire = await FeedServer.start();
  for (const story of ARCHIVE) wire.release('world', story);
  const [deployment, chromium] = await Promise.all([startDeployment('embedded'), startChromium()]);
  const origin = deployment.gateways[0]!;
  const admin = await deployment.signInAsAdmin();
  for (const [name, query] of [
    ['Libya ceasefire', '(Libya OR ليبيا) (ceasefire OR truce OR "وقف إطلاق النار")'],
    ['Earthquakes', 'earthquake OR quake'],
  ] as const) {
    await admin.call('addRule', { body: { name, query, scope: 'topic' } });
  }
  const { id: feedId } = await admin.call('addFeed', {
    body: { url: wire.url('world'), name: 'world', title: 'World wire', wire: 'AFP' },
  });
  await deployment.eventually(
    async () => (await admin.call('searchStories', {})).items.length === ARCHIVE.length,
  );

  const release = async (story: FeedEntry): Promise<void> => {
    wire.release('world', story);
    await admin.call('pollFeed', { params: { id: feedId } });
  };
  const visitor = async (): Promise<Page> => {
    const context = await chromium.browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport(DESK);
    return page;
  };
  return {
    deployment,
    wire,
    admin,
    origin,
    feedId,
    release,
    visitor,
    async raise(notice) {
      await release(notice);
      const open = async () => (await admin.call('listDeskQuestions')).items.at(-1)?.id;
      await deployment.eventually(async () => (await open()) !== undefined);
      return (await open())!;
    },
    async threadOf({ title }) {
      const { items } = await admin.call('searchStories', {});
      return items.find((story) => story.title === title)?.thread ?? null;
    },
    async signedIn(next) {
      const page = await visitor();
      await signIn(page, origin, next);
      return page;
    },
    async stop() {
      await chromium.close();
      await deployment.stop();
      await wire.stop();
    },
  };
}
