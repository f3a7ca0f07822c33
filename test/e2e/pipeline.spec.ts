import { startDeployment } from '../support/deployment.js';
import type { Deployment, Mode } from '../support/deployment.js';
import { ApiClient } from '../support/api-client.js';
import { FeedServer } from '../support/feed-server.js';
import { LiveClient } from '../support/live-client.js';

const MODES: readonly Mode[] = ['embedded', 'spread'];

describe.each(MODES)('a story on its way, %s', (mode) => {
  let deployment: Deployment;
  let wire: FeedServer;
  let admin: ApiClient;
  let feedId: string;
  let ceasefire: string;

  beforeAll(async () => {
    wire = await FeedServer.start();
    wire.release('wire', entry('old-1', 'Harbour talks on a ceasefire in Libya open', 'An archive story.'));
    deployment = await startDeployment(mode);
    admin = await deployment.signInAsAdmin();
    const topic = await admin.call('addRule', {
      body: { name: 'Libya ceasefire', query: 'Libya ceasefire', scope: 'topic' },
    });
    ceasefire = topic.id;
    await admin.call('addRule', {
      body: { name: 'Volcanoes', query: 'volcano OR eruption', scope: 'topic' },
    });
    const feed = await admin.call('addFeed', { body: { url: wire.url('wire'), name: 'wire', wire: 'afp' } });
    feedId = feed.id;
    // The first poll fills the archive: it has ended when the archive shows its story.
    await deployment.eventually(async () => (await admin.call('searchStories', {})).items.length === 1);
  });

  afterAll(async () => {
    await deployment?.stop();
    await wire?.stop();
  });

  it('raises no alert for what the first poll brought', async () => {
    const visitor = new ApiClient(deployment.gateways[0]!);
    await visitor.call('follow', { params: { ruleId: ceasefire }, body: { channels: ['live'] } });
    expect((await visitor.call('listAlerts', {})).items).toEqual([]);
  });

  it('reaches a follower once, on every gateway, with its words marked', async () => {
    const visitor = new ApiClient(deployment.gateways[0]!);
    await visitor.call('follow', { params: { ruleId: ceasefire }, body: { channels: ['live'] } });
    const sockets = await Promise.all(
      deployment.gateways.map((origin) =>
        LiveClient.watch(origin, visitor.cookie, ['alerts', `topic:${ceasefire}`]),
      ),
    );
    wire.release('wire', entry('live-1', 'Libya’s rivals leave without a ceasefire', 'They met for hours.'));
    const answer = await admin.call('pollFeed', { params: { id: feedId } });
    expect(answer).toMatchObject({ outcome: 'new-items', kept: 1, changed: 0 });
    for (const socket of sockets) {
      await socket.until(({ alerts }) => alerts.length === 2);
      expect(new Set(socket.alerts.map(({ story }) => story.title)).size).toBe(1);
      const [alert] = socket.alerts;
      expect(alert).toMatchObject({ version: 1, kind: 'new', wires: ['afp'], standing: ['afp'] });
      const words = alert!.story.marks.title!.map(({ start, end }) => alert!.story.title.slice(start, end));
      expect(words).toEqual(['Libya', 'ceasefire']);
      socket.close();
    }
    const { items } = await visitor.call('listAlerts', {});
    expect(items.map(({ story }) => story.title)).toEqual(['Libya’s rivals leave without a ceasefire']);
    expect(items[0]!.rules.map(({ name }) => name)).toEqual(['Libya ceasefire']);
  });

  it('replays what a client missed, from its cursor on', async () => {
    const visitor = new ApiClient(deployment.gateways[0]!);
    await visitor.call('follow', { params: { ruleId: ceasefire }, body: { channels: ['live'] } });
    const first = await LiveClient.watch(
      deployment.gateways[0]!,
      visitor.cookie,
      [`topic:${ceasefire}`],
      '0',
    );
    const before = first.alerts.length;
    const cursor = first.alerts.at(-1)!.cursor;
    first.close();
    wire.release(
      'wire',
      entry('live-2', 'A ceasefire for Libya is signed after all', 'Late in the evening.'),
    );
    await admin.call('pollFeed', { params: { id: feedId } });
    await deployment.eventually(async () => (await visitor.call('listAlerts', {})).items.length === 1);
    const again = await LiveClient.watch(
      deployment.gateways.at(-1)!,
      visitor.cookie,
      [`topic:${ceasefire}`],
      cursor,
    );
    await again.until(({ alerts }) => alerts.length > 0);
    expect(again.alerts.map(({ story }) => story.title)).toEqual([
      'A ceasefire for Libya is signed after all',
    ]);
    expect(before).toBeGreaterThan(0);
    again.close();
  });

  it('brings a changed story to its follower in place, as the next version of the same alert', async () => {
    const visitor = new ApiClient(deployment.gateways[0]!);
    await visitor.call('follow', { params: { ruleId: ceasefire }, body: { channels: ['live'] } });
    wire.release('wire', entry('live-3', 'Libya ceasefire holds for a day', 'Monitors say so.'));
    await admin.call('pollFeed', { params: { id: feedId } });
    await deployment.eventually(async () => (await visitor.call('listAlerts', {})).items.length === 1);
    wire.release('wire', entry('live-3', 'Libya ceasefire holds for two days', 'Monitors say so.'));
    expect(await admin.call('pollFeed', { params: { id: feedId } })).toMatchObject({ kept: 0, changed: 1 });
    await deployment.eventually(async () => (await visitor.call('listAlerts', {})).items.length === 2);
    const { items } = await visitor.call('listAlerts', {});
    expect(items.map(({ id }) => id)).toEqual([items[0]!.id, items[0]!.id]);
    expect(items.map(({ version }) => version)).toEqual([1, 2]);
    expect(items.map(({ kind }) => kind)).toEqual(['new', 'update']);
  });

  it('counts a rule from the moment it is saved, in every worker', async () => {
    const visitor = new ApiClient(deployment.gateways.at(-1)!);
    const rule = await visitor.call('addRule', {
      body: { name: 'Lighthouses', query: 'lighthouse', scope: 'personal' },
    });
    await visitor.call('follow', { params: { ruleId: rule.id }, body: { channels: ['live'] } });
    for (const n of [1, 2, 3, 4]) {
      wire.release('wire', entry(`light-${n}`, `Lighthouse number ${n} goes dark`, 'On the coast.'));
      await admin.call('pollFeed', { params: { id: feedId } });
    }
    await deployment.eventually(async () => (await visitor.call('listAlerts', {})).items.length === 4);
  });
});

function entry(guid: string, title: string, description: string) {
  return { guid, title, description };
}
