import type { LiveStory } from '@app/contracts';
import type { ApiClient } from '../support/api-client.js';
import { FeedServer } from '../support/feed-server.js';
import { LiveClient } from '../support/live-client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

describe('a tag that an admin teaches', () => {
  let server: TestServer;
  let wire: FeedServer;
  let admin: ApiClient;
  let desk: LiveClient;
  let feed: string;
  let number = 0;

  beforeAll(async () => {
    [server, wire] = await Promise.all([startTestServer(), FeedServer.start()]);
    admin = await server.signInAsAdmin();
    desk = await LiveClient.watch(server.origin, admin.cookie, ['newsroom']);
    const body = { url: wire.url('dpa'), name: 'dpa', wire: 'dpa', every: 3600 };
    feed = (await admin.call('addFeed', { body })).id;
    await admin.call('pollFeed', { params: { id: feed } });
  });
  afterAll(async () => {
    desk.close();
    await Promise.all([server.stop(), wire.stop()]);
  });

  const bring = async (title: string): Promise<LiveStory> => {
    const before = desk.stories.length;
    number += 1;
    wire.release('dpa', { guid: `urn:${number}`, title, description: `Text ${number}` });
    await admin.call('pollFeed', { params: { id: feed } });
    await desk.until(({ stories }) => stories.length > before);
    return desk.stories[before]!;
  };
  const unknown = async () => (await admin.call('listUnknownTags')).items.map(({ tag }) => tag);

  it('is shown as unknown, holds for the next story, and is unknown again when that is undone', async () => {
    const title = 'SCHNELLDIENST-Haftar verlässt Moskau';
    expect(await bring(title)).toMatchObject({ title, priority: 'regular' });
    expect(await unknown()).toEqual(['SCHNELLDIENST']);

    const params = { tag: 'SCHNELLDIENST' };
    await admin.call('teachTag', { params, body: { kind: 'update', priority: 'urgent' } });
    expect(await unknown()).toEqual([]);
    expect(await bring('SCHNELLDIENST 2-Haftar in Bengasi')).toMatchObject({
      title: 'Haftar in Bengasi',
      priority: 'urgent',
      kind: 'update',
      tags: ['SCHNELLDIENST 2'],
    });

    await admin.call('forgetTag', { params });
    expect(await unknown()).toEqual(['SCHNELLDIENST']);
    expect((await bring('SCHNELLDIENST-Haftar in Tobruk')).priority).toBe('regular');
  });
});
