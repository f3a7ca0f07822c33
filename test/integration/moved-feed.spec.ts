import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApiClient } from '../support/api-client.js';
import { FeedServer } from '../support/feed-server.js';
import { LiveClient } from '../support/live-client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

describe('a feed without a wire that moves to another publisher', () => {
  let server: TestServer;
  let admin: ApiClient;
  let wire: FeedServer;
  let old: Server;
  let alerts: LiveClient;

  beforeAll(async () => {
    [server, wire] = await Promise.all([startTestServer(), FeedServer.start()]);
    admin = await server.signInAsAdmin();
    const topic = await admin.call('addRule', { body: { name: 'All', query: 'story', scope: 'topic' } });
    await admin.call('follow', { params: { ruleId: topic.id }, body: { channels: ['live'] } });
    alerts = await LiveClient.watch(server.origin, admin.cookie, ['alerts']);
    old = createServer((_, response) => response.writeHead(301, { location: wire.url('wire') }).end());
    old.listen(0, '127.0.0.1');
    await once(old, 'listening');
  });
  afterAll(async () => {
    alerts.close();
    old.closeAllConnections();
    await Promise.all([new Promise((resolve) => old.close(resolve)), wire.stop()]);
    await server.stop();
  });

  const release = (guid: string) =>
    wire.release('wire', {
      guid,
      title: `The story ${guid}`,
      description: `All about ${guid}, as ${guid} alone could tell it.`,
      published: new Date(),
    });
  const told = () => alerts.alerts.map(({ story }) => story.title);
  const toldOf = (guid: string) => alerts.until(() => told().includes(`The story ${guid}`));

  it('tells nobody again of what the old address brought, and tells of what is new', async () => {
    release('harbour');
    const url = `http://127.0.0.1:${(old.address() as AddressInfo).port}/feed`;
    const { id } = await admin.call('addFeed', { body: { url, name: 'wire', every: 86_400 } });
    const poll = () => admin.call('pollFeed', { params: { id } });
    const feed = () => admin.call('getFeed', { params: { id } });
    while ((await feed()).url === url) await poll();
    // The story is another publisher's there: kept once more, and nobody hears of it.
    const keptAgain = async () => (await feed()).history.filter(({ kept }) => kept === 1).length === 2;
    while (!(await keptAgain())) await poll();
    release('glacier');
    await poll();
    await toldOf('glacier');
    expect(told()).toEqual(['The story glacier']);
    // Nobody is credited: the feed itself is who reports.
    expect(alerts.alerts[0]).toMatchObject({ wires: ['wire'], standing: ['wire'] });
  });
});
